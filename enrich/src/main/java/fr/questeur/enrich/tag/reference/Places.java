package fr.questeur.enrich.tag.reference;

import java.util.Arrays;

/** Positions in a text, a few. */
final class Places {

  private static final int[] NONE = {};

  private int[] positions = NONE;
  private int count;

  void add(int position) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, 2 * count + 8);
    }
    positions[count++] = position;
  }

  /** All of them, in the order of the text. */
  int[] inOrder() {
    int[] inOrder = Arrays.copyOf(positions, count);
    Arrays.sort(inOrder);
    return inOrder;
  }
}
