package fr.questeur.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Where this process keeps its temporary files, most of all the native libraries that RocksDB, lz4 and zstd unpack at
 * each start: private to its owner, beside the data instead of in {@code /tmp}, which hardened servers mount noexec, and
 * emptied by the next process that takes it, so that nothing piles up after {@code kill -9}.
 */
public final class TemporaryDirectory {

  private static final String LOCK = "lock";
  /** Kept open: they are held until the process ends, however it ends. */
  private static final List<FileChannel> LOCKS = new ArrayList<>();

  private TemporaryDirectory() {}

  /**
   * Takes {@code base/tmp}, or the first of {@code tmp-2}, {@code tmp-3}, ... that no other process holds, empties it and
   * makes it the JVM's directory for temporary files. To be called before anything makes a temporary file.
   *
   * @param base is created if missing
   * @throws UncheckedIOException if it cannot be written
   */
  public static Path claim(Path base) {
    try {
      Files.createDirectories(base);
      for (int number = 1; ; number++) {
        Path directory = base.resolve(number == 1 ? "tmp" : "tmp-" + number).toAbsolutePath();
        if (isTaken(directory)) {
          empty(directory);
          System.setProperty("java.io.tmpdir", directory.toString());
          return directory;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + base + " for temporary files: " + e.getMessage(), e);
    }
  }

  private static boolean isTaken(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(directory);
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    FileChannel channel =
        FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        LOCKS.add(channel);
        return true;
      }
    } catch (OverlappingFileLockException e) {
      // by this very process
    }
    channel.close();
    return false;
  }

  private static void empty(Path directory) throws IOException {
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!file.equals(directory.resolve(LOCK))) {
          Files.delete(file);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
        if (!visited.equals(directory)) {
          Files.delete(visited);
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
