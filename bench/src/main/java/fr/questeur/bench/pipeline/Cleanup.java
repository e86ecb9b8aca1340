package fr.questeur.bench.pipeline;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/** What must be undone when the measuring ends, however it ends: the last thing first. */
final class Cleanup implements AutoCloseable {

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Thread hook = new Thread(this::run, "clean-up");
  private boolean isOver;

  Cleanup() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * To be done at the end.
   *
   * @throws IllegalStateException if the end has come
   */
  synchronized void add(Runnable task) {
    if (isOver) {
      throw new IllegalStateException("interrupted");
    }
    tasks.push(task);
  }

  private synchronized void run() {
    isOver = true;
    while (!tasks.isEmpty()) {
      try {
        tasks.pop().run();
      } catch (RuntimeException e) {
        System.err.println("questeur-bench: while cleaning up: " + e);
      }
    }
  }

  @Override
  public void close() {
    run();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // Ctrl-C: it is the hook that cleans up
    }
  }

  /** With all that is in it; what cannot be deleted stays. */
  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          Files.deleteIfExists(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException error) throws IOException {
          Files.deleteIfExists(directory);
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      System.err.println("questeur-bench: cannot delete all of " + folder + ": " + e);
    }
  }
}
