package fr.questeur.enrich.tag.reference;

import fr.questeur.enrich.parse.common.Folding;
import java.util.function.IntPredicate;

/** A text to search. For one thread. */
final class Passage {

  private final String text;
  private final String folded;

  private Passage(String text) {
    this.text = text;
    this.folded = Folding.fold(text);
  }

  static Passage of(String text) {
    return new Passage(text);
  }

  /** The text as published. */
  String text() {
    return text;
  }

  /** The same in lower case without accents; positions in one hold in the other. */
  String folded() {
    return folded;
  }

  /** Where words begin with one of these. To look for a string costs a fraction of what a look at every word does. */
  Places words(String... beginnings) {
    return words(at -> true, beginnings);
  }

  /** Of these, all that have a digit as near behind as a reference has one: most of a text is far from any. */
  Places wordsBeforeDigits(String... beginnings) {
    return words(at -> hasDigitAfter(at + 1, Notation.FIRST_DIGIT_WITHIN), beginnings);
  }

  private Places words(IntPredicate which, String... beginnings) {
    Places places = new Places();
    for (String beginning : beginnings) {
      for (int at = folded.indexOf(beginning); at >= 0; at = folded.indexOf(beginning, at + 1)) {
        if (isWordStart(at) && which.test(at)) {
          places.add(at);
        }
      }
    }
    return places;
  }

  /** Whether it may be one; {@link Notation#WORD_START} knows. */
  boolean isWordStart(int position) {
    return position == 0 || !isPartOfWord(folded.charAt(position - 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPartOfWord(char c) {
    return c >= 'a' && c <= 'z' || isDigit(c) || c > 0x7F && Character.isLetter(c);
  }

  /** The folded words up to a position, at most so many characters of them. */
  String before(int position, int length) {
    return folded.substring(Math.max(0, position - length), position);
  }

  /** The folded words from a position on, at most so many characters of them. */
  String after(int position, int length) {
    return folded.substring(position, Math.min(folded.length(), position + length));
  }

  /** Whether a digit stands nearby; spares a search for numbers where there are none. */
  boolean hasDigitAfter(int position, int length) {
    int end = Math.min(folded.length(), position + length);
    for (int i = position; i < end; i++) {
      if (isDigit(folded.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
