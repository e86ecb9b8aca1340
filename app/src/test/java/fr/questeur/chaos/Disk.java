package fr.questeur.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A small disk of its own under a folder, to be filled up. Mounting it needs the rights of root. */
final class Disk implements AutoCloseable {

  private final Path folder;
  private final Path filler;
  private volatile boolean full;

  private Disk(Path folder) {
    this.folder = folder;
    filler = folder.resolve(".filler");
  }

  /**
   * Mounts a disk over a folder, which is created if missing.
   *
   * @return null if nothing may be mounted here
   */
  static Disk under(Path folder, int mebibytes) throws IOException {
    Files.createDirectories(folder);
    return succeeds("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString())
        ? new Disk(folder)
        : null;
  }

  /** Takes all the room there is, to the last byte; called again, what has become free since. */
  void fill() {
    full = true;
    try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (byte[] piece = new byte[1024 * 1024]; ; ) {
        out.write(piece);
      }
    } catch (IOException e) {
      // That was the purpose.
    }
  }

  void empty() {
    try {
      Files.deleteIfExists(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    full = false;
  }

  boolean isFull() {
    return full;
  }

  private static boolean succeeds(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such command
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Copies what is on it to a folder beside it, for those who look for the cause of a failure. */
  void keep() {
    empty();
    Path kept = folder.resolveSibling(folder.getFileName() + ".kept");
    succeeds("cp", "-a", folder.toString(), kept.toString());
  }

  @Override
  public void close() {
    succeeds("umount", "--lazy", folder.toString());
  }
}
