package fr.questeur.bench.mutate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Examines a great many mutants on all cores. */
public final class Campaign {

  private static final int SLOWEST = 5;
  private static final int MOST_FAILURES = 100;
  private static final Duration WATCH = Duration.ofMillis(200);

  /** A mutant of which something does not hold. */
  public record Failure(Mutant mutant, List<String> violations) {}

  /** How long a mutant took. */
  public record Timing(long index, String origin, int size, Duration took) {}

  private final Pool pool;
  private final long seed;
  private final Examiner examiner;
  private final Duration hang;

  private final AtomicLong next = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final Map<String, Map<String, AtomicLong>> outcomes = new ConcurrentHashMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Timing> slowest = new ArrayList<>();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * Of the mutants that the pool and the seed make.
   *
   * @param hang how long a document may take before it is given up, and the campaign with it
   */
  public Campaign(Pool pool, long seed, Examiner examiner, Duration hang) {
    this.pool = pool;
    this.seed = seed;
    this.examiner = examiner;
    this.hang = hang;
  }

  /** Examines mutants from one index to before another; ends early if one hangs, or many fail. */
  public void run(long from, long to, int threads, LongConsumer progress) throws InterruptedException {
    next.set(from);
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(new Worker(to));
    }
    workers.forEach(Thread::start);
    while (workers.stream().anyMatch(Thread::isAlive)) {
      progress.accept(done.get());
      for (Worker worker : workers) {
        worker.join(WATCH.toMillis() / threads);
        if (worker.hangs()) {
          next.set(to);
          return;
        }
      }
    }
  }

  public long done() {
    return done.get();
  }

  /** Bytes of all mutants examined. */
  public long bytes() {
    return bytes.get();
  }

  /** How many mutants of each origin ended how. */
  public Map<String, Map<String, Long>> outcomes() {
    Map<String, Map<String, Long>> sorted = new TreeMap<>();
    outcomes.forEach(
        (origin, counts) -> {
          Map<String, Long> of = sorted.computeIfAbsent(origin, key -> new TreeMap<>());
          counts.forEach((outcome, count) -> of.put(outcome, count.get()));
        });
    return sorted;
  }

  public List<Failure> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  /** The slowest first. */
  public List<Timing> slowest() {
    synchronized (slowest) {
      return List.copyOf(slowest);
    }
  }

  private void fail(Mutant mutant, List<String> violations) {
    synchronized (failures) {
      failures.add(new Failure(mutant, violations));
      if (failures.size() >= MOST_FAILURES) {
        next.set(Long.MAX_VALUE / 2);
      }
    }
  }

  private void time(Mutant mutant, Duration took) {
    synchronized (slowest) {
      if (slowest.size() < SLOWEST || took.compareTo(slowest.get(SLOWEST - 1).took()) > 0) {
        slowest.add(new Timing(mutant.index(), mutant.origin(), mutant.bytes().length, took));
        slowest.sort(Comparator.comparing(Timing::took).reversed());
        if (slowest.size() > SLOWEST) {
          slowest.remove(SLOWEST);
        }
      }
    }
  }

  /** Takes one mutant after the other. A daemon: one that hangs must not keep the program. */
  private final class Worker extends Thread {

    private final long to;
    private volatile Mutant current;
    private volatile long since;

    Worker(long to) {
      super("mutants");
      this.to = to;
      setDaemon(true);
    }

    @Override
    public void run() {
      for (long index = next.getAndIncrement(); index < to; index = next.getAndIncrement()) {
        Mutant mutant = Mutant.of(pool, seed, index);
        since = System.nanoTime();
        current = mutant;
        Examiner.Verdict verdict = examiner.examine(mutant.bytes());
        current = null;
        outcomes
            .computeIfAbsent(mutant.origin(), key -> new ConcurrentHashMap<>())
            .computeIfAbsent(verdict.outcome(), key -> new AtomicLong())
            .incrementAndGet();
        time(mutant, verdict.took());
        if (!verdict.violations().isEmpty()) {
          fail(mutant, verdict.violations());
        }
        bytes.addAndGet(mutant.bytes().length);
        done.incrementAndGet();
      }
    }

    boolean hangs() {
      Mutant mutant = current;
      if (mutant == null || System.nanoTime() - since < hang.toNanos()) {
        return false;
      }
      StringBuilder where = new StringBuilder("hang: more than " + hang.toSeconds() + " s");
      for (StackTraceElement frame : getStackTrace()) {
        where.append("\n    at ").append(frame);
      }
      fail(mutant, List.of(where.toString()));
      return true;
    }
  }
}
