package fr.questeur.enrich.parse.common;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The time that the thread has worked on its document ({@link Budget#SECONDS}), not that in which others had the
 * processor: a belt, for what the other budgets do not foresee. Readers check it wherever they begin something that is done many times.
 */
public final class Stopwatch {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(Budget.SECONDS.limit());
  private static final ThreadLocal<Stopwatch> RUNNING = new ThreadLocal<>();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long start = System.nanoTime();
  private final long cpuStart = THREADS.getCurrentThreadCpuTime();

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
    // To ask for the time of a thread takes longer than for that of the clock, which is never behind it.
    if (running != null && System.nanoTime() - running.start > LIMIT_NANOS) {
      Budget.SECONDS.check(TimeUnit.NANOSECONDS.toSeconds(THREADS.getCurrentThreadCpuTime() - running.cpuStart));
    }
  }
}
