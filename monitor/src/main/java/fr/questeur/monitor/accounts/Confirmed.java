package fr.questeur.monitor.accounts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Differences that stay. The markers that end a transaction reach one topic a moment before another, so that a single
 * look may see a difference that is none.
 */
final class Confirmed {

  static final int LOOKS = 3;

  private final Map<String, Deque<Long>> seen = new HashMap<>();

  /** Of each step the smallest difference of the last looks, zero if they had not all one of the same sign. */
  Map<String, Long> of(Map<String, Long> steps) {
    seen.keySet().retainAll(steps.keySet());
    Map<String, Long> confirmed = new HashMap<>();
    steps.forEach((step, documents) -> {
      Deque<Long> last = seen.computeIfAbsent(step, each -> new ArrayDeque<>());
      last.addLast(documents);
      if (last.size() > LOOKS) {
        last.removeFirst();
      }
      confirmed.put(step, last.size() < LOOKS ? 0 : common(last));
    });
    return confirmed;
  }

  private static long common(Deque<Long> last) {
    long least = last.stream().mapToLong(Long::longValue).min().orElse(0);
    long most = last.stream().mapToLong(Long::longValue).max().orElse(0);
    return least > 0 ? least : Math.min(most, 0);
  }
}
