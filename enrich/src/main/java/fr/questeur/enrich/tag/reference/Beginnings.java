package fr.questeur.enrich.tag.reference;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a keyword begins with, told without its pattern.
 *
 * @param letters the first letters, each once
 * @param test whether it may begin at a position of a folded text where a word with such a letter begins
 */
record Beginnings(String letters, Test test) {

  /** Looks at a few characters. */
  interface Test {
    boolean mayBegin(String folded, int start);
  }

  /** One of these words, in folded text. */
  static Beginnings of(String... words) {
    String letters = Stream.of(words).map(word -> word.substring(0, 1)).distinct().collect(Collectors.joining());
    return new Beginnings(letters, (folded, start) -> {
      for (String word : words) {
        if (folded.startsWith(word, start)) {
          return true;
        }
      }
      return false;
    });
  }

  boolean areAt(String folded, int start) {
    return test.mayBegin(folded, start);
  }
}
