package fr.questeur.contract.stage;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a stage last said of itself, and whether it still moves. A thread that hangs lives on, and the last it said was
 * that it is ready: so that counts only while it is said, or {@link #beat} called, again and again. Written by the
 * stage's thread, read by any.
 */
public final class Pulse {

  /** Longer than Postgres or Kafka may keep a thread waiting; a loop with nothing to do comes by every few seconds. */
  public static final Duration PATIENCE = Duration.ofSeconds(90);

  private final long patienceNanos;
  private final LongSupplier nanoTime;
  private volatile Health said = Health.STARTING;
  private volatile long last;

  /** One by the clock of this machine. */
  public Pulse(Duration patience) {
    this(patience, System::nanoTime);
  }

  /**
   * A pulse.
   *
   * @param patience without a beat for longer, a stage that said it was ready is stalled
   * @param nanoTime nanoseconds of a clock that only goes forward
   */
  public Pulse(Duration patience, LongSupplier nanoTime) {
    this.patienceNanos = patience.toNanos();
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  /** Something was done, or looked for. */
  public void beat() {
    last = nanoTime.getAsLong();
  }

  /** This is how it is; a beat, too. */
  public void say(Health health) {
    beat();
    said = health;
  }

  /** What was said last, unless that was too long ago. */
  public Health health() {
    Health now = said;
    long silent = nanoTime.getAsLong() - last;
    return now.state() == Health.State.READY && silent > patienceNanos
        ? Health.retrying("stalled: its thread has not moved for %d s".formatted(silent / 1_000_000_000))
        : now;
  }
}
