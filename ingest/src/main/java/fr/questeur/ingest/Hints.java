package fr.questeur.ingest;

import fr.questeur.ingest.SettledFiles.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the file system reports, on its way to the thread that looks; that thread sleeps here. Too many reports are
 * dropped and become one wish for a scan.
 */
final class Hints {

  private static final int MOST = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private final Map<Path, Cause> paths = new HashMap<>();
  private boolean scanWanted;
  private boolean stopped;

  void add(Path path, Cause cause) {
    lock.lock();
    try {
      if (paths.size() >= MOST) {
        wantScan();
        return;
      }
      // A file created and then modified is being written in place.
      paths.merge(path, cause, (one, other) -> one == Cause.MODIFIED ? one : other);
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Reports were lost: look everywhere. */
  void wantScan() {
    lock.lock();
    try {
      paths.clear();
      scanWanted = true;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the paths reported since the last time. */
  Map<Path, Cause> takePaths() {
    lock.lock();
    try {
      Map<Path, Cause> taken = Map.copyOf(paths);
      paths.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  boolean takeScanWanted() {
    lock.lock();
    try {
      boolean taken = scanWanted;
      scanWanted = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Sleeps until there is a hint, or told to stop, at most so long. */
  void await(Duration atMost) {
    sleep(atMost, true);
  }

  /** Sleeps until told to stop, at most so long. */
  void pause(Duration atMost) {
    sleep(atMost, false);
  }

  private void sleep(Duration atMost, boolean wakeForHints) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (left > 0 && !stopped && !(wakeForHints && (scanWanted || !paths.isEmpty()))) {
        left = rung.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      stopped = true; // only close() interrupts
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
