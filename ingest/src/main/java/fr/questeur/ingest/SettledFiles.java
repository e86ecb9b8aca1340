package fr.questeur.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Tells when a file has stopped changing. Times called {@code now} are nanoseconds of a clock that only goes forward.
 *
 * <p>A file whose last change is long ago at the first look is settled at once: a writer at work keeps moving it.
 * Any other is settled when two looks a quiet period apart find the same size and time. That period is short for a
 * file that appeared whole (an event of its creation or renaming, none of its being written) and that is not empty; it
 * is the configured one for all others. That the last change be older than the period needs no check: a file with a
 * time in the past has aged by then, and a time in the future (clocks that differ) says nothing.
 */
final class SettledFiles {

  /** What made us look. */
  enum Cause {
    /** A scan, or the end of a quiet period. */
    SCAN,
    /** The file system reported a new name, by creation or renaming. */
    APPEARED,
    /** The file system reported a change of the file. */
    MODIFIED
  }

  /** Longer than this nobody waits for the end of a change. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration LONG_AGO = Duration.ofSeconds(10);
  private static final Duration QUIET_WHEN_WHOLE = Duration.ofMillis(100);

  private record Pending(FoundFile file, long firstSeen, long quietSince, Cause cause) {}

  private final long quietNanos;
  private final long quietWhenWholeNanos;
  private final Duration longAgo;
  private final Map<String, Pending> pending = new HashMap<>();

  SettledFiles(Duration quietPeriod) {
    quietNanos = quietPeriod.toNanos();
    quietWhenWholeNanos = Math.min(quietNanos, QUIET_WHEN_WHOLE.toNanos());
    longAgo = quietPeriod.compareTo(LONG_AGO) > 0 ? quietPeriod : LONG_AGO;
  }

  /**
   * Takes a look into account.
   *
   * @param today the time by the clock that file times are compared with
   * @return true if the file may be read; it stays here until {@link #forget}
   */
  boolean look(FoundFile file, Cause cause, long now, Instant today) {
    Pending before = pending.get(file.place());
    if (before == null && cause != Cause.MODIFIED && !file.lastModified().isAfter(today.minus(longAgo))) {
      return true;
    }
    boolean same = before != null && before.file.isAsAt(file) && cause != Cause.MODIFIED;
    // A scan may see a file just before the report of its appearing arrives.
    boolean appearedOnlyNow = same && before.cause == Cause.SCAN && cause == Cause.APPEARED;
    if (same && !appearedOnlyNow) {
      return now - before.quietSince >= quiet(before);
    }
    long firstSeen = before == null ? now : before.firstSeen;
    // What a scan sees change is being written, whatever is reported of it later.
    boolean changedUnreported = before != null && cause == Cause.SCAN;
    pending.put(file.place(), new Pending(file, firstSeen, now, changedUnreported ? Cause.MODIFIED : cause));
    return false;
  }

  /** The file was changed while it was read: it must be quiet again. */
  void changed(FoundFile file, long now) {
    Pending before = pending.get(file.place());
    pending.put(file.place(), new Pending(file, before == null ? now : before.firstSeen, now, Cause.MODIFIED));
  }

  /** Drops a file that has its fate. Returns whether it was waited for. */
  boolean forget(String place) {
    return pending.remove(place) != null;
  }

  /** The files whose quiet period has ended: time to look again. */
  List<FoundFile> due(long now) {
    return pending.values().stream()
        .filter(waiting -> now - waiting.quietSince >= quiet(waiting))
        .map(Pending::file)
        .toList();
  }

  /** The files that have kept changing for {@link #LONGEST}. */
  List<FoundFile> neverQuiet(long now) {
    return pending.values().stream()
        .filter(waiting -> now - waiting.firstSeen >= LONGEST.toNanos())
        .map(Pending::file)
        .toList();
  }

  /** When the next file will be due; empty if none is waited for. */
  OptionalLong nextDue() {
    return pending.values().stream().mapToLong(waiting -> waiting.quietSince + quiet(waiting)).min();
  }

  /** Whether a file is waited for that was there at a moment. */
  boolean anySeenBy(long moment) {
    return pending.values().stream().anyMatch(waiting -> waiting.firstSeen - moment <= 0);
  }

  private long quiet(Pending waiting) {
    return waiting.cause == Cause.APPEARED && waiting.file.size() > 0 ? quietWhenWholeNanos : quietNanos;
  }
}
