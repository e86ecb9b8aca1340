package fr.questeur.bench.pipeline.proc;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** When threads of a name work and when they rest, told by their CPU time; for threads that do one or the other. */
public final class ThreadActivity {

  private static final long LOOK_MILLIS = 20;
  /** So long without work is rest: the clock of CPU time ticks every 10 ms, and a busy machine lets threads wait. */
  private static final long REST_NANOS = 1_000_000_000L;

  private final long pid;
  private final String name;

  /** A time of work between two of rest. Times are of {@link System#nanoTime}. */
  public record Span(long startNanos, long endNanos, double cpuSeconds, long bytesRead) {

    public double seconds() {
      return (endNanos - startNanos) / 1e9;
    }
  }

  public ThreadActivity(long pid, String name) {
    this.pid = pid;
    this.name = name;
  }

  /**
   * Waits for the threads to work and rest again.
   *
   * @param alive whether there is something to wait for
   * @throws IllegalStateException if they do not within that time, or there is not
   */
  public Span next(Duration atMost, BooleanSupplier alive) throws InterruptedException {
    long limit = System.nanoTime() + atMost.toNanos();
    long ticksBefore = ticks();
    long readBefore = read();
    long ticks = ticksBefore;
    long start = 0;
    long worked = 0;
    while (start == 0 || System.nanoTime() - worked < REST_NANOS) {
      if (System.nanoTime() > limit || !alive.getAsBoolean()) {
        throw new IllegalStateException("no work seen of threads " + name);
      }
      Thread.sleep(LOOK_MILLIS);
      long now = ticks();
      if (now > ticks) {
        worked = System.nanoTime();
        start = start == 0 ? worked : start;
        ticks = now;
      }
    }
    return new Span(start, worked, ProcStat.seconds(ticks - ticksBefore), read() - readBefore);
  }

  private long ticks() {
    return Proc.threads(pid).stream().filter(this::isMeant).mapToLong(ProcStat::ticks).sum();
  }

  private long read() {
    return Proc.threads(pid).stream()
        .filter(this::isMeant)
        .mapToLong(thread -> Proc.readByThread(pid, thread.id()))
        .sum();
  }

  private boolean isMeant(ProcStat thread) {
    return thread.name().equals(name);
  }
}
