package fr.questeur.enrich.tag.reference;

import fr.questeur.enrich.parse.common.Folding;

/**
 * A text to search.
 *
 * @param text as published
 * @param folded the same in lower case without accents; positions in one hold in the other
 */
record Passage(String text, String folded) {

  static Passage of(String text) {
    return new Passage(text, Folding.fold(text));
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
