package fr.questeur.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small disk of its own under a folder, to be filled up. Needs the right to mount. */
final class Disk implements AutoCloseable {

  private final Path folder;
  private final Path filler;
  private volatile boolean full;

  private Disk(Path folder) {
    this.folder = folder;
    filler = folder.resolve(".filler");
  }

  /** Null if nothing may be mounted here. */
  static Disk under(Path folder) {
    return succeeds("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", folder.toString()) ? new Disk(folder) : null;
  }

  /** Takes all the room there is, to the last byte. */
  void fill() {
    full = true;
    try (OutputStream out = Files.newOutputStream(filler)) {
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
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such command
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    succeeds("umount", "--lazy", folder.toString());
  }
}
