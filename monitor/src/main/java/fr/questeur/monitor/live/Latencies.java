package fr.questeur.monitor.live;

import java.util.Arrays;

/** The last so many latencies, in milliseconds, and how they are spread. */
final class Latencies {

  private final long[] values;
  private long added;

  Latencies(int most) {
    values = new long[most];
  }

  void add(long millis) {
    values[(int) (added++ % values.length)] = millis;
  }

  void clear() {
    added = 0;
  }

  int size() {
    return (int) Math.min(added, values.length);
  }

  /** The least value that such a share of all does not exceed; null if there are none. */
  Long quantile(double share) {
    if (size() == 0) {
      return null;
    }
    long[] sorted = Arrays.copyOf(values, size());
    Arrays.sort(sorted);
    return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }
}
