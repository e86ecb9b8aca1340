package fr.questeur.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's programs, unpacked once from the jar for this system. Nobody but the user and root can change them: they
 * are unpacked into a private directory, which gets its name when it is whole, and checked before each use.
 *
 * @param root holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresPrograms(Path root) {

  /** Of every file its SHA-256 and its path, as sha256sum has them, after a line with their number. */
  static final String SUMS = "SHA256SUMS";

  private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);
  private static final String UNPACKING = ".unpacking-";
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final int NAME_LENGTH = 16;

  /**
   * Where the user's cache is, by the XDG base directory specification: empty and relative paths do not count.
   *
   * @return empty if the user has none
   */
  static List<Path> caches(Map<String, String> environment) {
    Stream<Path> cache = absolute(environment.get("XDG_CACHE_HOME"));
    Stream<Path> homes = Stream.of(environment.getOrDefault("HOME", ""), System.getProperty("user.home", ""))
        .flatMap(PostgresPrograms::absolute)
        .map(home -> home.resolve(".cache"));
    return Stream.concat(cache, homes).map(each -> each.resolve("questeur")).limit(1).toList();
  }

  private static Stream<Path> absolute(String path) {
    return Stream.ofNullable(path).filter(each -> each.startsWith("/")).map(Path::of);
  }

  /**
   * Finds the programs in a place for them, or unpacks them there.
   *
   * @param shared where to look first, and to unpack if only the user and root can change anything on the way there
   * @param own the last resort, which belongs to the user
   * @throws PostgresException if no place can be used; says why
   */
  static PostgresPrograms provide(List<Path> shared, Path own) throws IOException {
    List<String> reasons = new ArrayList<>();
    List<Path> places = new ArrayList<>(shared);
    places.add(own);
    for (Path place : places) {
      try {
        return in(place, !place.equals(own));
      } catch (IOException e) {
        log.info("PostgreSQL's programs cannot be kept in {}: {}", place, IoErrors.say(e));
        reasons.add(place + ": " + IoErrors.say(e));
      }
    }
    throw new PostgresException("there is no place for PostgreSQL's programs: " + String.join("; ", reasons));
  }

  private static PostgresPrograms in(Path place, boolean isShared) throws IOException {
    PostgresArchive archive = PostgresArchive.ofThisSystem();
    if (Files.exists(place) && FileOwner.of(place.toRealPath()) == FileOwner.user()) {
      PrivateFiles.restrict(place, PrivateFiles.DIRECTORY);
    }
    if (isShared) {
      FileOwner.requireUnchangeablePath(place);
    }
    Files.createDirectories(place, PrivateFiles.attribute(PrivateFiles.DIRECTORY));
    Path root = place.toRealPath().resolve("postgresql-" + archive.sha256().substring(0, NAME_LENGTH));
    PostgresPrograms programs = new PostgresPrograms(root);
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      programs.unpack(archive);
    }
    try {
      programs.check();
    } catch (IOException e) {
      log.warn("PostgreSQL's programs in {} are not as they were unpacked, and are unpacked again: {}", root,
          IoErrors.say(e));
      programs.remove();
      programs.unpack(archive);
      programs.check();
    }
    if (!Files.isExecutable(programs.postgres())) {
      throw new PostgresException("programs cannot be run from there (is it mounted noexec?)");
    }
    return programs;
  }

  Path postgres() {
    return root.resolve("bin/postgres");
  }

  Path initdb() {
    return root.resolve("bin/initdb");
  }

  private void unpack(PostgresArchive archive) throws IOException {
    Path place = root.getParent();
    removeAbandoned(place);
    Path unpacked = Files.createTempDirectory(place, UNPACKING);
    try {
      archive.unpack(unpacked);
      Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(unpacked, root, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(unpacked);
      if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      log.debug("Another process has unpacked them meanwhile", e);
    }
  }

  /** Makes sure that they are what was unpacked, and that nobody else can have a hand in it. */
  private void check() throws IOException {
    FileOwner.requireUnchangeable(root);
    Set<Path> directories = new HashSet<>();
    int files = 0;
    try (BufferedReader sums = Files.newBufferedReader(root.resolve(SUMS))) {
      String number = sums.readLine();
      for (String line = sums.readLine(); line != null; line = sums.readLine()) {
        String[] sum = line.split("  ", 2);
        Path file = root.resolve(sum[sum.length - 1]);
        if (directories.add(file.getParent())) {
          FileOwner.requireUnchangeable(file.getParent());
        }
        FileOwner.requireUnchangeable(file);
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
          if (!sum[0].equals(PostgresArchive.sha256(content))) {
            throw new PostgresException(file + " has changed");
          }
        }
        files++;
      }
      if (!Integer.toString(files).equals(number)) {
        throw new PostgresException(SUMS + " is not whole");
      }
    }
  }

  /** Moved first: another process never sees half of them under their name. */
  private void remove() throws IOException {
    Path aside = Files.createTempDirectory(root.getParent(), UNPACKING);
    Files.move(root, aside.resolve("removed"), StandardCopyOption.ATOMIC_MOVE);
    delete(aside);
  }

  /** What processes have left behind that were killed while they unpacked. */
  private static void removeAbandoned(Path place) throws IOException {
    try (var found = Files.newDirectoryStream(place, UNPACKING + "*")) {
      for (Path each : found) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(Instant.now().minus(ABANDONED))) {
          delete(each);
        }
      }
    }
  }

  static void delete(Path directory) throws IOException {
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
        Files.delete(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
