package fr.questeur.enrich.tag.reference;

import fr.questeur.enrich.parse.common.Folding;
import java.util.Arrays;

/**
 * A text to search.
 *
 * @param text as published
 * @param folded the same in lower case without accents; positions in one hold in the other
 * @param wordsByLetter where its words begin, by their first letter
 */
record Passage(String text, String folded, int[][] wordsByLetter) {

  private static final int LETTERS = 'z' - 'a' + 1;
  private static final int[] NONE = {};

  static Passage of(String text) {
    String folded = Folding.fold(text);
    return new Passage(text, folded, wordsByLetter(folded));
  }

  /** Where the words stand that begin with that letter, {@code a} to {@code z}. */
  int[] wordsBeginningWith(char letter) {
    return wordsByLetter[letter - 'a'];
  }

  private static int[][] wordsByLetter(String folded) {
    int[][] words = new int[LETTERS][];
    int[] count = new int[LETTERS];
    Arrays.fill(words, NONE);
    boolean inWord = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      boolean isPart = isPartOfWord(c);
      if (isPart && !inWord && c >= 'a' && c <= 'z') {
        int letter = c - 'a';
        if (count[letter] == words[letter].length) {
          words[letter] = Arrays.copyOf(words[letter], 2 * count[letter] + 8);
        }
        words[letter][count[letter]++] = i;
      }
      inWord = isPart;
    }
    for (int letter = 0; letter < LETTERS; letter++) {
      words[letter] = Arrays.copyOf(words[letter], count[letter]);
    }
    return words;
  }

  /** As {@link Notation#WORD_START} has it. */
  private static boolean isPartOfWord(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 0x7F && Character.isLetter(c);
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
      char c = folded.charAt(i);
      if (c >= '0' && c <= '9') {
        return true;
      }
    }
    return false;
  }
}
