package fr.questeur.ingest;

/**
 * Numbers by 128-bit hashes, in one array: a million entries with two numbers each take 64 MB at most, a third of what
 * maps of objects take. Linear probing; the hashes are spread evenly already.
 */
final class HashTable {

  private static final int KEY = 2;
  private static final int FIRST_SLOTS = 1024;

  private final int width;
  private long[] table;
  private int entries;

  /** An empty table with so many numbers for each hash. */
  HashTable(int numbers) {
    width = KEY + numbers;
    table = new long[FIRST_SLOTS * width];
  }

  int size() {
    return entries;
  }

  /** Where the numbers of a hash are, for {@link #get}; negative if it is not there. */
  int find(long high, long low) {
    int at = slot(high, low);
    return isFree(at) ? -1 : at + KEY;
  }

  long get(int place, int index) {
    return table[place + index];
  }

  /** Puts numbers in the place of those that were there, if any. */
  void put(long high, long low, long... numbers) {
    int at = slot(high, low);
    if (isFree(at)) {
      if (2 * (entries + 1) > slots()) {
        grow();
        at = slot(high, low);
      }
      table[at] = high;
      table[at + 1] = nonZero(high, low);
      entries++;
    }
    System.arraycopy(numbers, 0, table, at + KEY, numbers.length);
  }

  /** Closes the gap: what was put further on for want of this slot moves up. */
  void remove(long high, long low) {
    int gap = slot(high, low);
    if (isFree(gap)) {
      return;
    }
    entries--;
    for (int at = next(gap); !isFree(at); at = next(at)) {
      int home = home(table[at + 1]);
      boolean isBetween = gap <= at ? gap < home && home <= at : gap < home || home <= at;
      if (!isBetween) {
        System.arraycopy(table, at, table, gap, width);
        gap = at;
      }
    }
    table[gap] = 0;
    table[gap + 1] = 0;
  }

  /** Of the hash, or the free one where it belongs. */
  private int slot(long high, long low) {
    long second = nonZero(high, low);
    int at = home(second);
    while (!isFree(at) && !(table[at] == high && table[at + 1] == second)) {
      at = next(at);
    }
    return at;
  }

  private int home(long low) {
    return (int) Math.floorMod(low, (long) slots()) * width;
  }

  private int next(int at) {
    return at + width == table.length ? 0 : at + width;
  }

  private boolean isFree(int at) {
    return table[at] == 0 && table[at + 1] == 0;
  }

  /** All zeros say that a slot is free. */
  private static long nonZero(long high, long low) {
    return high == 0 && low == 0 ? 1 : low;
  }

  private int slots() {
    return table.length / width;
  }

  private void grow() {
    long[] before = table;
    table = new long[Math.multiplyExact(before.length, 2)];
    for (int at = 0; at < before.length; at += width) {
      if (before[at] != 0 || before[at + 1] != 0) {
        System.arraycopy(before, at, table, slot(before[at], before[at + 1]), width);
      }
    }
  }
}
