package fr.questeur.enrich.tag.reference;

import java.util.Arrays;

/** Where words begin, by their first letter, {@code a} to {@code z}. */
final class WordStarts {

  private static final int LETTERS = 'z' - 'a' + 1;
  private static final int[] NONE = {};

  private final int[][] positions = new int[LETTERS][];
  private final int[] counts = new int[LETTERS];

  WordStarts() {
    Arrays.fill(positions, NONE);
  }

  /** Adds one that stands behind all others. */
  void add(char letter, int position) {
    int of = letter - 'a';
    if (counts[of] == positions[of].length) {
      positions[of] = Arrays.copyOf(positions[of], 2 * counts[of] + 8);
    }
    positions[of][counts[of]++] = position;
  }

  int count(char letter) {
    return counts[letter - 'a'];
  }

  /** That of the word so many behind the first, in the order of the text. */
  int position(char letter, int index) {
    return positions[letter - 'a'][index];
  }
}
