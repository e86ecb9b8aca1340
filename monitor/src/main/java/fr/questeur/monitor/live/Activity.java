package fr.questeur.monitor.live;

import fr.questeur.monitor.live.Happening.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happens, and keeps the last of it: happenings, seconds and latencies. For any threads. */
public final class Activity {

  static final int RECENT = 100;
  static final int SECONDS = 300;
  static final int BATCH = 40;

  private static final int LATENCIES = 2_000;

  /**
   * What is new since the last one.
   *
   * @param omitted how many more there are than are listed
   */
  public record Batch(List<Happening> happenings, long omitted) {

    boolean saysNothing() {
      return happenings.isEmpty() && omitted == 0;
    }
  }

  /**
   * How it is now.
   *
   * @param since when counting began
   * @param counts of what happened since then, by kind
   * @param latency of the last rows, at most 2,000, from publication in Kafka to the commit, in milliseconds
   * @param seconds the last five minutes, oldest first
   * @param recent the last happenings, oldest first
   */
  public record Snapshot(
      Instant since, Map<String, Long> counts, Latency latency, List<Second> seconds, List<Happening> recent) {}

  /** Null without a row. */
  public record Latency(int rows, Long p50, Long p99) {}

  private final Clock clock;
  private final Instant since;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Deque<Happening> recent = new ArrayDeque<>();
  private final Deque<Happening> fresh = new ArrayDeque<>();
  private final Deque<Second> seconds = new ArrayDeque<>();
  private final Latencies latencies = new Latencies(LATENCIES);
  private final Latencies ofSecond = new Latencies(LATENCIES);
  private final long[] inSecond = new long[Kind.values().length];
  private long omitted;

  public Activity(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
    for (Kind kind : Kind.values()) {
      counts.put(kind.code(), 0L);
    }
  }

  /** Takes it in; what happened before counting began is kept, and not counted. */
  public synchronized void tell(Happening happening) {
    keep(recent, happening, RECENT);
    if (happening.at().isBefore(since)) {
      return;
    }
    count(happening.kind(), 1);
    if (happening.millis() != null) {
      latencies.add(happening.millis());
      ofSecond.add(happening.millis());
    }
    if (keep(fresh, happening, BATCH)) {
      omitted++;
    }
  }

  /** As many more, which are not told one by one. */
  synchronized void tellMore(Kind kind, long more) {
    count(kind, more);
    omitted += more;
  }

  private void count(Kind kind, long more) {
    counts.merge(kind.code(), more, Long::sum);
    inSecond[kind.ordinal()] += more;
  }

  /** Whether an older one had to go. */
  private static boolean keep(Deque<Happening> some, Happening one, int most) {
    some.addLast(one);
    if (some.size() > most) {
      some.removeFirst();
      return true;
    }
    return false;
  }

  /** What is new; the next call will not have it. */
  synchronized Batch drain() {
    Batch batch = new Batch(List.copyOf(fresh), omitted);
    fresh.clear();
    omitted = 0;
    return batch;
  }

  /** Ends a second. */
  synchronized Second endSecond() {
    Second second = new Second(
        clock.instant().getEpochSecond(), of(Kind.PUBLISHED), of(Kind.ENRICHED), of(Kind.STORED), of(Kind.DEAD_LETTER),
        ofSecond.quantile(0.5), ofSecond.quantile(0.99));
    seconds.addLast(second);
    if (seconds.size() > SECONDS) {
      seconds.removeFirst();
    }
    Arrays.fill(inSecond, 0);
    ofSecond.clear();
    return second;
  }

  private long of(Kind kind) {
    return inSecond[kind.ordinal()];
  }

  public synchronized Latency latency() {
    return new Latency(latencies.size(), latencies.quantile(0.5), latencies.quantile(0.99));
  }

  public synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** What is new, and how it is with that: nothing comes between the two. */
  synchronized DrainedSnapshot drainedSnapshot() {
    return new DrainedSnapshot(drain(), snapshot());
  }

  record DrainedSnapshot(Batch batch, Snapshot snapshot) {}

  public synchronized Snapshot snapshot() {
    return new Snapshot(
        since, new TreeMap<>(counts), latency(), new ArrayList<>(seconds), new ArrayList<>(recent));
  }
}
