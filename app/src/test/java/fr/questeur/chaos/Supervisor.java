package fr.questeur.chaos;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Starts again what ended by itself, as a service manager does, and counts it. */
final class Supervisor implements AutoCloseable {

  private final List<Victim> victims;
  private final Map<String, Integer> ended = new ConcurrentSkipListMap<>();
  private final Thread thread = new Thread(this::run, "supervisor");
  private volatile boolean closed;

  Supervisor(List<Victim> victims) {
    this.victims = victims;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        victims.forEach(this::restartIfEnded);
        Thread.sleep(300);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves it alone while a fault is at it, unless that fault calls. */
  void restartIfEnded(Victim victim) {
    if (!victim.isAlive() && victim.lock().tryLock()) {
      try {
        if (!victim.isAlive() && !closed) {
          List<String> lines = victim.logOfThisStart();
          boolean isFull = lines.stream().anyMatch(line -> line.contains("No space left on device"));
          String how = victim.name() + ", exit code " + victim.exitCode() + (isFull ? ", no space left on device" : "");
          Chaos.tell("%s ended and is started again: %s", how, lines.isEmpty() ? "" : lines.get(lines.size() - 1));
          ended.merge(how, 1, Integer::sum);
          victim.start();
        }
      } finally {
        victim.lock().unlock();
      }
    }
  }

  /** How often each ended by itself, with each exit code, and whether its log names a full disk. */
  Map<String, Integer> ended() {
    return ended;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
