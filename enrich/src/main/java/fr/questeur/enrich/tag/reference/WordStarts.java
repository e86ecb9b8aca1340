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

  /** Those where a keyword may begin, in the order of the text: few. */
  int[] of(Beginnings beginnings, String folded) {
    int[] found = NONE;
    int count = 0;
    String letters = beginnings.letters();
    for (int i = 0; i < letters.length(); i++) {
      int of = letters.charAt(i) - 'a';
      for (int k = 0; k < counts[of]; k++) {
        if (beginnings.areAt(folded, positions[of][k])) {
          found = count < found.length ? found : Arrays.copyOf(found, 2 * count + 8);
          found[count++] = positions[of][k];
        }
      }
    }
    found = Arrays.copyOf(found, count);
    Arrays.sort(found);
    return found;
  }
}
