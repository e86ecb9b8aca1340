package fr.questeur.enrich.tag.reference;

import fr.questeur.enrich.parse.common.Folding;
import java.util.Arrays;

/**
 * A text to search.
 *
 * @param text as published
 * @param folded the same in lower case without accents; positions in one hold in the other
 * @param wordStarts where its words begin
 */
record Passage(String text, String folded, int[] wordStarts) {

  static Passage of(String text) {
    String folded = Folding.fold(text);
    return new Passage(text, folded, wordStarts(folded));
  }

  private static int[] wordStarts(String folded) {
    int[] starts = new int[folded.length() / 2 + 1];
    int count = 0;
    boolean inWord = false;
    for (int i = 0; i < folded.length(); i++) {
      boolean isPart = isPartOfWord(folded.charAt(i));
      if (isPart && !inWord) {
        starts[count++] = i;
      }
      inWord = isPart;
    }
    return Arrays.copyOf(starts, count);
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
