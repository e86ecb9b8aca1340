package fr.questeur.bench.pipeline;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits as long as something moves: how long a measurement takes cannot be known, that it stands still can. */
final class Patience {

  static final Duration OF_A_BUSY_MACHINE = Duration.ofMinutes(5);

  private final Duration limit;
  private final LongSupplier nanoTime;
  private long last = -1;
  private long since;

  Patience(Duration limit, LongSupplier nanoTime) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    since = nanoTime.getAsLong();
  }

  /**
   * Notes how far it is.
   *
   * @throws IllegalStateException if it has been there for too long
   */
  void at(long progress) {
    long now = nanoTime.getAsLong();
    if (progress != last) {
      last = progress;
      since = now;
    } else if (now - since > limit.toNanos()) {
      throw new IllegalStateException("nothing has moved for " + limit.toSeconds() + " s, at " + progress);
    }
  }
}
