package fr.questeur.chaos;

import fr.questeur.it.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Drops documents all the time, and knows what must become of them. */
final class Writer implements AutoCloseable {

  private static final int FIRST = 850_001;
  private static final List<String> MINISTRIES = List.of("Défense", "Défense", "Justice", "Culture");
  /** Half of a file that lies still for so long may be read as it is. */
  private static final long STILL_NANOS = 1_000_000_000L;

  private record Drop(Path target, byte[] bytes, boolean inPlace) {}

  private final Path inbox;
  private final Disk disk;
  private final Random random;
  private final Map<String, String> statuses = new ConcurrentHashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final Set<String> uncertain = new HashSet<>();
  private final Set<String> paths = new HashSet<>();
  /** What found no room. */
  private final Deque<Drop> unfinished = new ArrayDeque<>();
  private final Thread thread = new Thread(this::run, "writer");
  private volatile boolean paused;
  private volatile boolean closed;
  private volatile int files;
  private int next = FIRST;

  /**
   * A writer at rest.
   *
   * @param disk of the inbox, which may be full at times; null if it never is
   */
  Writer(Path inbox, Disk disk, long seed) {
    this.inbox = inbox;
    this.disk = disk;
    this.random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closed) {
      if (!paused) {
        synchronized (this) {
          finish();
          write();
        }
      }
      try {
        Thread.sleep(60 + random.nextInt(160));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void write() {
    int kind = random.nextInt(20);
    int known = FIRST + random.nextInt(Math.max(1, next - FIRST));
    if (kind < 10 || next == FIRST) {
      drop(asked(Documents.pending(next)));
      statuses.put(Documents.uid(next++), "pending");
    } else if (kind < 15) {
      drop(asked(Documents.answered(known)));
      statuses.put(Documents.uid(known), "answered");
    } else if (kind < 18) {
      drop(asked(Documents.pending(known))); // a copy, or an older state
    } else {
      String half = Documents.answered(900_000 + files);
      broken.add(told(drop(half.substring(0, half.length() - 12))));
    }
  }

  /** By one ministry or another, as later copies may have it: the figures of each portfolio move. */
  private String asked(String document) {
    String ministry = MINISTRIES.get(random.nextInt(MINISTRIES.size()));
    return document.replace("attributaire</b> > Défense", "attributaire</b> > " + ministry);
  }

  /** Whole, by a rename; now and then slowly and in place, as careless programs do. */
  private Path drop(String document) {
    Path target = inbox.resolve("d" + files % 7).resolve(files++ + ".txt");
    paths.add(target.toString());
    drop(new Drop(target, document.getBytes(StandardCharsets.UTF_8), random.nextInt(10) == 0));
    return target;
  }

  private void drop(Drop drop) {
    boolean mayBeFull = disk != null && disk.isFull();
    try {
      Files.createDirectories(drop.target.getParent());
      if (drop.inPlace) {
        writeSlowly(drop.target, drop.bytes);
      } else {
        Path temporary = Files.write(inbox.resolve("writing.tmp"), drop.bytes);
        Files.move(temporary, drop.target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      if (!mayBeFull && (disk == null || !disk.isFull())) {
        throw new UncheckedIOException(e);
      }
      if (drop.inPlace) {
        uncertain.add(told(drop.target)); // its half lies there, and may be read
      }
      unfinished.add(drop);
    }
  }

  /** The path as dead letters give it. */
  private String told(Path target) {
    return inbox.getParent().relativize(target).toString();
  }

  private void writeSlowly(Path target, byte[] bytes) throws IOException {
    long begin = System.nanoTime();
    try (var out = Files.newOutputStream(target)) {
      out.write(bytes, 0, bytes.length / 2);
      Thread.sleep(5);
      out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (System.nanoTime() - begin > STILL_NANOS) {
      uncertain.add(told(target));
    }
  }

  private void finish() {
    if (disk != null && !disk.isFull()) {
      for (int i = unfinished.size(); i > 0; i--) {
        drop(unfinished.remove());
      }
    }
  }

  /** Nothing is half written after this; the disk must have room. */
  void pause() {
    if (!thread.isAlive()) {
      throw new IllegalStateException("the writer has failed");
    }
    paused = true;
    synchronized (this) {
      finish();
      if (!unfinished.isEmpty()) {
        throw new IllegalStateException("no room for " + unfinished.size() + " files");
      }
    }
  }

  void resume() {
    paused = false;
  }

  /** What each question must say in the end. */
  Map<String, String> statuses() {
    return statuses;
  }

  /** The documents that must be dead letters, by the path that a letter gives. */
  Set<String> broken() {
    return broken;
  }

  /** Those that may have been read when half of them was there, and then have a letter as well. */
  Set<String> uncertain() {
    return uncertain;
  }

  /** Of all files, absolute. */
  Set<String> paths() {
    return paths;
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
