package fr.questeur.monitor.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How much of one kind of work is done at a time, in all and for one address, so that no client takes it all. */
public final class Places {

  private final int total;
  private final int perAddress;
  private final Map<String, Integer> taken = new HashMap<>();
  private int takenInAll;

  public Places(int total, int perAddress) {
    this.total = total;
    this.perAddress = perAddress;
  }

  /** Takes a place if there is one. Whoever gets one gives it back with {@link #leave}. */
  public synchronized boolean enter(String address) {
    if (isFull() || isFull(address)) {
      return false;
    }
    taken.merge(address, 1, Integer::sum);
    takenInAll++;
    return true;
  }

  /** Waits for a place; false if none was given back in time, or the thread was interrupted. */
  public synchronized boolean enter(String address, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!enter(address)) {
      long nanos = deadline - System.nanoTime();
      if (nanos <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  public synchronized void leave(String address) {
    taken.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    takenInAll--;
    notifyAll();
  }

  /** Whether all places are taken. */
  public synchronized boolean isFull() {
    return takenInAll >= total;
  }

  /** Whether this address has as many as it may. */
  public synchronized boolean isFull(String address) {
    return taken.getOrDefault(address, 0) >= perAddress;
  }
}
