package fr.questeur.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Judges groups by what was seen of them in the last minute. Keeps no more than that. */
final class Trends {

  static final Duration WINDOW = Duration.ofMinutes(1);

  private record Sample(Instant at, long progress, long records) {}

  private final Map<String, Deque<Sample>> history = new HashMap<>();

  /** The verdict with this sample taken in; call it in the order of time. */
  Trend judge(GroupLag group, Instant now) {
    Deque<Sample> samples = history.computeIfAbsent(group.group(), id -> new ArrayDeque<>());
    // One sample from before the window stays: the window begins there.
    while (samples.size() > 1 && isOld(second(samples), now)) {
      samples.removeFirst();
    }
    samples.addLast(new Sample(now, group.progress(), group.records()));
    return verdict(group, samples, now);
  }

  /** Forgets all others. */
  void keepOnly(Set<String> groups) {
    history.keySet().retainAll(groups);
  }

  private static Trend verdict(GroupLag group, Deque<Sample> samples, Instant now) {
    if (!group.hasMembers()) {
      return Trend.STOPPED;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    if (last.records() == 0 || !isOld(first, now)) {
      return Trend.OK;
    }
    boolean alwaysBehind = samples.stream().allMatch(sample -> sample.records() > 0);
    if (alwaysBehind && first.progress() == last.progress()) {
      return Trend.STALLED;
    }
    return alwaysBehind && last.records() > first.records() ? Trend.FALLING_BEHIND : Trend.OK;
  }

  private static boolean isOld(Sample sample, Instant now) {
    return !sample.at().isAfter(now.minus(WINDOW));
  }

  private static Sample second(Deque<Sample> samples) {
    var each = samples.iterator();
    each.next();
    return each.next();
  }
}
