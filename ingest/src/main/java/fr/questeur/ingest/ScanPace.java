package fr.questeur.ingest;

import java.time.Duration;

/**
 * When to look through the folders again: after an interval, or later where the look itself takes long, so that of a
 * million files it does not keep a core busy. Times are nanoseconds of a clock that only goes forward.
 */
final class ScanPace {

  /** Times as long as the look: it takes a thirtieth of the time at most. */
  private static final int REST = 29;

  private final long interval;
  private long cost;
  private long next;

  ScanPace(Duration interval, long now) {
    this.interval = interval.toNanos();
    next = now;
  }

  boolean isDue(long now) {
    return now - next >= 0;
  }

  long next() {
    return next;
  }

  /**
   * A look has ended.
   *
   * @param onlyLooked if no file was read meanwhile: what that took says nothing of the next look
   */
  void looked(long start, long end, boolean onlyLooked) {
    if (onlyLooked) {
      cost = end - start;
    }
    next = end + Math.max(interval, REST * cost);
  }
}
