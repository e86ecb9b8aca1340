package fr.questeur.enrich.parse.common;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The time that the thread has spent on its document ({@link Budget#SECONDS}): a belt, for what the other budgets do not
 * foresee. Readers check it wherever they begin something that is done many times.
 */
public final class Stopwatch {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(Budget.SECONDS.limit());
  private static final ThreadLocal<Stopwatch> RUNNING = new ThreadLocal<>();

  private final long start = System.nanoTime();

  private Stopwatch() {}

  /** Reads a document against the clock. */
  public static <T> T within(Supplier<T> reading) {
    RUNNING.set(new Stopwatch());
    try {
      return reading.get();
    } finally {
      RUNNING.remove();
    }
  }

  /**
   * Checks the time of this thread; without a document, there is nothing to check.
   *
   * @throws RejectedDocumentException if it is over
   */
  public static void check() {
    Stopwatch running = RUNNING.get();
    if (running != null) {
      Budget.SECONDS.check(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - running.start));
    }
  }
}
