package fr.questeur.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before each retry: doubled every time up to a bound, less up to half of it at random. */
final class Backoff {

  private final Duration first;
  private final Duration max;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration first, Duration max, RandomGenerator random) {
    this.first = first;
    this.max = max;
    this.random = random;
    this.next = first;
  }

  Duration next() {
    long millis = next.toMillis();
    next = next.multipliedBy(2).compareTo(max) < 0 ? next.multipliedBy(2) : max;
    // Sinks that lost the same database do not all come back at the same moment.
    return Duration.ofMillis(millis - (long) (random.nextDouble() * millis / 2));
  }

  void reset() {
    next = first;
  }
}
