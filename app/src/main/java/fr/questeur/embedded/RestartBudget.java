package fr.questeur.embedded;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** A bound on restarts: so many in so long. */
final class RestartBudget {

  private final int most;
  private final Duration within;
  private final LongSupplier nanoTime;
  private final Deque<Long> spent = new ArrayDeque<>();

  RestartBudget(int most, Duration within, LongSupplier nanoTime) {
    this.most = most;
    this.within = within;
    this.nanoTime = nanoTime;
  }

  /** Spends one restart; false if none is left. */
  boolean take() {
    long now = nanoTime.getAsLong();
    while (!spent.isEmpty() && now - spent.peekFirst() > within.toNanos()) {
      spent.removeFirst();
    }
    if (spent.size() == most) {
      return false;
    }
    spent.addLast(now);
    return true;
  }

  @Override
  public String toString() {
    return most + " restarts in " + within.toMinutes() + " minutes";
  }
}
