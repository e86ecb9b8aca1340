package fr.questeur.chaos;

import fr.questeur.it.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Drops documents all the time, and knows what must become of them. */
final class Writer implements AutoCloseable {

  private static final int FIRST = 850_001;

  private final Path inbox;
  private final Random random;
  private final Map<String, String> statuses = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "writer");
  private volatile boolean paused;
  private volatile boolean closed;
  private volatile int broken;
  private int next = FIRST;
  private int files;

  Writer(Path inbox, long seed) {
    this.inbox = inbox;
    this.random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closed) {
      if (!paused) {
        synchronized (this) {
          write();
        }
      }
      try {
        Thread.sleep(20 + random.nextInt(60));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void write() {
    int kind = random.nextInt(20);
    int known = FIRST + random.nextInt(Math.max(1, next - FIRST));
    if (kind < 10 || next == FIRST) {
      drop(Documents.pending(next));
      statuses.put(Documents.uid(next++), "pending");
    } else if (kind < 15) {
      drop(Documents.answered(known));
      statuses.put(Documents.uid(known), "answered");
    } else if (kind < 18) {
      drop(Documents.pending(known)); // a copy, or an older state
    } else {
      String half = Documents.answered(900_000 + files);
      drop(half.substring(0, half.length() - 12));
      broken++;
    }
  }

  /** Whole, by a rename; now and then slowly and in place, as careless programs do. */
  private void drop(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    Path target = inbox.resolve("d" + files % 7).resolve(files++ + ".txt");
    try {
      Files.createDirectories(target.getParent());
      if (random.nextInt(10) == 0) {
        try (var out = Files.newOutputStream(target)) {
          out.write(bytes, 0, bytes.length / 2);
          Thread.sleep(5);
          out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
      } else {
        Path temporary = Files.write(inbox.resolve("writing.tmp"), bytes);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is half written after this. */
  void pause() {
    paused = true;
    synchronized (this) {
      return;
    }
  }

  void resume() {
    paused = false;
  }

  /** What each question must say in the end. */
  Map<String, String> statuses() {
    return statuses;
  }

  /** How many documents must be dead letters. */
  int broken() {
    return broken;
  }

  int files() {
    return files;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
