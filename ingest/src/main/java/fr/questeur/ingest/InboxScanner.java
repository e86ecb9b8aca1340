package fr.questeur.ingest;

import fr.questeur.ingest.common.TemporaryNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Looks through a watched folder, one stat for each file. Follows no symbolic link; no file stops it. */
final class InboxScanner {

  /** What is seen. Places are absolute, names are those that travel. */
  interface Sightings {

    void file(FoundFile file);

    void ignored(String place, String name, String why);

    void unreadable(String place, String name, String why);

    /** The watched folder itself cannot be scanned now. */
    void inboxUnavailable(Inbox inbox, String why);
  }

  private final BooleanSupplier stop;

  /** Ends a scan early when told to stop. */
  InboxScanner(BooleanSupplier stop) {
    this.stop = stop;
  }

  /** Looks at everything below the folder. Returns whether it came to the end. */
  boolean scan(Inbox inbox, Sightings sightings) {
    try {
      Files.walkFileTree(inbox.root(), walk(inbox, sightings));
    } catch (IOException e) {
      throw new UncheckedIOException("the walk handles every error itself", e);
    }
    return !stop.getAsBoolean();
  }

  FileVisitor<Path> walk(Inbox inbox, Sightings sightings) {
    return new Walk(inbox, sightings);
  }

  /**
   * Looks at one path below the folder.
   *
   * @return false if nothing is there that a scan would show: no file, or one of a temporary name or behind a link
   */
  boolean look(Inbox inbox, Path path, Sightings sightings) {
    try {
      if (!isOnTheWay(inbox, path)) {
        return false;
      }
      BasicFileAttributes attributes = attributes(path);
      classify(inbox, path, attributes, sightings);
      return !attributes.isDirectory();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      unreadable(inbox, path, e, sightings);
      return true;
    }
  }

  private static boolean isOnTheWay(Inbox inbox, Path path) throws IOException {
    Path parent = path.getParent();
    if (!path.startsWith(inbox.root()) || path.equals(inbox.root()) || !parent.toRealPath().equals(parent)) {
      return false;
    }
    for (Path name : inbox.root().relativize(path)) {
      if (TemporaryNames.reason(name.toString()).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static void classify(Inbox inbox, Path path, BasicFileAttributes attributes, Sightings sightings) {
    if (attributes.isRegularFile()) {
      sightings.file(FoundFile.of(inbox, path, attributes));
    } else if (attributes.isSymbolicLink()) {
      ignored(inbox, path, "a symbolic link; put the file itself into the folder", sightings);
    } else if (!attributes.isDirectory()) {
      ignored(inbox, path, "not a regular file: a pipe, a socket or a device", sightings);
    }
  }

  private static void ignored(Inbox inbox, Path path, String why, Sightings sightings) {
    String place = PathText.of(path);
    sightings.ignored(place, inbox.nameOf(place), why);
  }

  private static void unreadable(Inbox inbox, Path path, IOException error, Sightings sightings) {
    String place = PathText.of(path);
    sightings.unreadable(place, inbox.nameOf(place), why(place, error));
  }

  /** What keeps a place from being read, and what to do about it. */
  static String why(String place, IOException error) {
    return error instanceof AccessDeniedException
        ? "permission denied; let the user who runs questeur read " + place
        : error.toString();
  }

  private final class Walk extends SimpleFileVisitor<Path> {

    private final Inbox inbox;
    private final Sightings sightings;

    Walk(Inbox inbox, Sightings sightings) {
      this.inbox = inbox;
      this.sightings = sightings;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (!directory.equals(inbox.root()) && isIgnoredByName(directory)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return next();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.equals(inbox.root())) {
        sightings.inboxUnavailable(inbox, "no folder any more: " + inbox.place());
      } else if (!isIgnoredByName(file)) {
        classify(inbox, file, attributes, sightings);
      }
      return next();
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException error) {
      if (path.equals(inbox.root())) {
        boolean missing = error instanceof NoSuchFileException;
        sightings.inboxUnavailable(
            inbox, missing ? "the watched folder is gone: " + inbox.place() : why(inbox.place(), error));
      } else if (!(error instanceof NoSuchFileException)) { // else gone since the folder was listed
        unreadable(inbox, path, error, sightings);
      }
      return next();
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException error) {
      return error == null ? next() : visitFileFailed(directory, error);
    }

    private boolean isIgnoredByName(Path path) {
      Optional<String> reason = TemporaryNames.reason(path.getFileName().toString());
      reason.ifPresent(why -> ignored(inbox, path, why, sightings));
      return reason.isPresent();
    }

    private FileVisitResult next() {
      return stop.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}
