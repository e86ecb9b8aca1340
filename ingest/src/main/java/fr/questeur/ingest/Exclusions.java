package fr.questeur.ingest;

import fr.questeur.ingest.common.RealPath;
import fr.questeur.ingest.common.TemporaryNames;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is left out of the watched folders: names that are never documents, patterns of the user, our own folders. */
public final class Exclusions {

  public static final Exclusions NONE = new Exclusions(List.of(), List.of());

  private static final String OWN = "a folder in which Questeur keeps its own data";

  private final List<PathPattern> patterns;
  private final List<Path> ownFolders;

  private Exclusions(List<PathPattern> patterns, List<Path> ownFolders) {
    this.patterns = patterns;
    this.ownFolders = List.copyOf(ownFolders);
  }

  /**
   * What to leave out besides temporary names.
   *
   * @param patterns as in {@code .gitignore}; see the documentation of {@code --exclude}
   * @param ownFolders which Questeur writes to; they need not exist yet
   * @throws IllegalArgumentException if a pattern is none; says why
   */
  public static Exclusions of(List<String> patterns, List<Path> ownFolders) {
    return new Exclusions(patterns.stream().map(PathPattern::of).toList(), ownFolders);
  }

  /**
   * Why a file or folder is left out.
   *
   * @param name its last step
   * @param path below the watched folder, with forward slashes
   */
  Optional<String> reason(String name, String path, boolean isFolder) {
    Optional<String> temporary = TemporaryNames.reason(name);
    return temporary.isPresent() || patterns.isEmpty() ? temporary : excluded(path, isFolder);
  }

  /** The first pattern that is for it. */
  Optional<String> excluded(String path, boolean isFolder) {
    return patterns.stream()
        .filter(pattern -> pattern.matches(path, isFolder))
        .findFirst()
        .map(pattern -> "excluded by the pattern '" + pattern + "'");
  }

  /** The first pattern that is for a file, or for a folder that it is in. */
  Optional<String> excludedWithFolders(String path) {
    Optional<String> reason = Optional.empty();
    for (int slash = path.indexOf('/'); !patterns.isEmpty() && reason.isEmpty() && slash >= 0; ) {
      reason = excluded(path.substring(0, slash), true);
      slash = path.indexOf('/', slash + 1);
    }
    return reason.isPresent() ? reason : excluded(path, false);
  }

  /** Whether there are patterns: without them paths need not be made. */
  boolean hasPatterns() {
    return !patterns.isEmpty();
  }

  /** Our own folders as they are now. */
  OwnFolders ownFolders() {
    return new OwnFolders(ownFolders);
  }

  /**
   * Fails if a folder to watch is one of our own, or in one.
   *
   * @throws IllegalArgumentException that says what to do
   */
  public void requireOutside(Path folder) {
    Path root = RealPath.of(folder);
    for (Path own : ownFolders) {
      if (root.startsWith(RealPath.of(own))) {
        throw new IllegalArgumentException(
            "the folder to watch, %s, is in %s, where Questeur keeps its own data; watch another folder, or give another"
                .formatted(folder, own) + " one for the data");
      }
    }
  }

  /** Told by device and inode, for one scan: the same folder may be reached by several paths. */
  static final class OwnFolders {

    private final Set<Object> keys;
    private final Set<Path> paths;

    private OwnFolders(List<Path> folders) {
      paths = folders.stream().map(RealPath::of).collect(Collectors.toSet());
      keys = paths.stream().map(OwnFolders::key).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static Object key(Path folder) {
      try {
        return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
      } catch (IOException e) {
        return null;
      }
    }

    Optional<String> reason(Path folder, BasicFileAttributes attributes) {
      return keys.contains(attributes.fileKey()) || paths.contains(folder) ? Optional.of(OWN) : Optional.empty();
    }

    /** Whether a path is in one of them. */
    boolean hold(Path path) {
      return paths.stream().anyMatch(path::startsWith);
    }
  }

  /** Below the watched folder, with forward slashes. */
  static String relative(Inbox inbox, String place) {
    return place.substring(Math.min(place.length(), inbox.place().length() + 1)).replace(File.separatorChar, '/');
  }
}
