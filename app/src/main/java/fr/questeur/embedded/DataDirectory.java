package fr.questeur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the embedded broker and database keep their data between runs. Held by one process at a time, and closed to the
 * machine's other users.
 */
public final class DataDirectory implements AutoCloseable {

  /** The name of {@link #clientProperties}. */
  public static final String CLIENT_PROPERTIES = "client.properties";

  private static final long MEGABYTE = 1 << 20;
  private static final long LEAST_SPACE = 32 * MEGABYTE;
  private static final String LOCK = "lock";
  private static final String KAFKA = "kafka";
  private static final String STREAMS = "streams";
  private static final String LOGS = "logs";
  private static final Pattern OURS =
      Pattern.compile("lock|logs|streams|tmp(-\\d+)?|kafka.*|postgres.*|[\\w.-]+\\.(conf|properties|crashes)|lost\\+found");

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
      requireSpace(root);
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

  /** Broker and database would both end, each in its own words. */
  private static void requireSpace(Path root) throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < LEAST_SPACE) {
      throw new IOException("No space left on device: %d MB are free, and at least %d are needed"
          .formatted(free / MEGABYTE, LEAST_SPACE / MEGABYTE));
    }
  }

  private static boolean isOurs(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.allMatch(file -> OURS.matcher(file.getFileName().toString()).matches());
    }
  }

  /**
   * The directory with its real path, if it has that file and both belong to the user of this process. The file of
   * somebody else could name a server of theirs, and classes for a client to load.
   */
  public static Optional<Path> own(Path directory, String file) {
    try {
      Path root = directory.toRealPath();
      return FileOwner.of(root) == FileOwner.user() && FileOwner.of(root.resolve(file)) == FileOwner.user()
          ? Optional.of(root)
          : Optional.empty();
    } catch (NoSuchFileException | AccessDeniedException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the data directory " + directory + ": " + IoErrors.say(e), e);
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

  /** How Java clients reach the broker; for {@code --command-config} of Kafka's tools. The password is kept here. */
  public Path clientProperties() {
    return root.resolve(CLIENT_PROPERTIES);
  }

  /** The same for {@code kcat -F}. */
  public Path kcatConfig() {
    return root.resolve("kcat.conf");
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
