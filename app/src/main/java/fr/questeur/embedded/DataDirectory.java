package fr.questeur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the embedded broker and database keep their data between runs. Held by one process at a time, and closed to the
 * machine's other users.
 */
public final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final String KAFKA = "kafka";
  private static final String STREAMS = "streams";
  private static final String LOGS = "logs";
  private static final Pattern OURS =
      Pattern.compile("lock|logs|streams|kafka.*|postgres.*|[\\w.-]+\\.(conf|properties)|lost\\+found");

  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Creates the directory if needed, and takes hold of it until closed or until the process ends, however it ends.
   *
   * @throws IllegalStateException if another process holds it
   */
  public static DataDirectory open(Path directory) {
    try {
      Path root = directory.toAbsolutePath().normalize();
      makePrivate(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PrivateFiles.attribute(PrivateFiles.FILE));
      if (lock(channel) == null) {
        channel.close();
        throw new IllegalStateException(
            "another questeur run uses the data directory " + root + "; stop it, or give another one with --data");
      }
      return new DataDirectory(root, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the data directory " + directory + ": " + IoErrors.say(e), e);
    }
  }

  /** A directory that holds other things as well keeps its permissions, and what is ours in it is private. */
  private static void makePrivate(Path root) throws IOException {
    Files.createDirectories(root, PrivateFiles.attribute(PrivateFiles.DIRECTORY));
    if (isOurs(root)) {
      PrivateFiles.restrict(root, PrivateFiles.DIRECTORY);
    }
    for (String each : List.of(KAFKA, STREAMS, LOGS)) {
      PrivateFiles.directory(root.resolve(each));
    }
  }

  private static boolean isOurs(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.allMatch(file -> OURS.matcher(file.getFileName().toString()).matches());
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  public Path root() {
    return root;
  }

  public Path kafka() {
    return root.resolve(KAFKA);
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  /** Of Kafka Streams; can be rebuilt from its topics. */
  public Path streams() {
    return root.resolve(STREAMS);
  }

  public Path logs() {
    return root.resolve(LOGS);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
