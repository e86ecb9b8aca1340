package fr.questeur.ingest;

import fr.questeur.ingest.Exclusions.OwnFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Looks through a watched folder, one stat for each file. Follows no symbolic link; no file stops it. */
final class InboxScanner {

  /** Each level holds an open folder. */
  static final int MOST_FOLDERS = 100;

  /** What is seen. Places are absolute, names are those that travel. */
  interface Sightings {

    /**
     * A regular file.
     *
     * @param folder that it is in, open for as long as this takes
     */
    void file(FoundFile file, OpenFolder folder);

    void ignored(String place, String name, String why);

    void unreadable(String place, String name, String why);

    /** The watched folder itself cannot be scanned now. */
    void inboxUnavailable(Inbox inbox, String why);
  }

  private final Exclusions exclusions;
  private final BooleanSupplier stop;
  private OwnFolders own;

  /** Ends a scan early when told to stop. */
  InboxScanner(Exclusions exclusions, BooleanSupplier stop) {
    this.exclusions = exclusions;
    this.stop = stop;
    own = exclusions.ownFolders();
  }

  /** Looks at everything below the folder. Returns whether it came to the end. */
  boolean scan(Inbox inbox, Sightings sightings) {
    own = exclusions.ownFolders();
    if (own.hold(inbox.root())) {
      sightings.inboxUnavailable(inbox, inbox.place() + " is in a folder in which Questeur keeps its own data");
      return !stop.getAsBoolean();
    }
    try (OpenFolder root = OpenFolder.root(inbox.root())) {
      new Walk(inbox, sightings).list(root, inbox.place(), 0);
    } catch (DirectoryIteratorException e) {
      sightings.inboxUnavailable(inbox, whyUnavailable(inbox.place(), e.getCause()));
    } catch (IOException e) {
      sightings.inboxUnavailable(inbox, whyUnavailable(inbox.place(), e));
    }
    return !stop.getAsBoolean();
  }

  /**
   * Looks at one path below the folder.
   *
   * @return false if nothing is there that a scan would show: no file, or one that is left out or behind a link
   */
  boolean look(Inbox inbox, Path path, Sightings sightings) {
    if (!path.startsWith(inbox.root()) || path.equals(inbox.root()) || isLeftOut(inbox, path)) {
      return false;
    }
    Path steps = inbox.root().relativize(path);
    if (steps.getNameCount() > MOST_FOLDERS + 1) {
      return false; // the scans say why
    }
    try (OpenFolder root = OpenFolder.root(inbox.root())) {
      return look(inbox, root, path, steps, 0, sightings);
    } catch (IOException e) {
      String place = PathText.of(path);
      sightings.unreadable(place, inbox.nameOf(place), whyUnavailable(inbox.place(), e));
      return true;
    }
  }

  private boolean isLeftOut(Inbox inbox, Path path) {
    StringBuilder relative = new StringBuilder();
    Path steps = inbox.root().relativize(path);
    for (int i = 0; i < steps.getNameCount(); i++) {
      String name = PathText.ofName(steps.getName(i));
      relative.append(i == 0 ? "" : "/").append(name);
      if (exclusions.reason(name, relative.toString(), i < steps.getNameCount() - 1).isPresent()) {
        return true;
      }
    }
    return own.hold(path);
  }

  private static boolean look(
      Inbox inbox, OpenFolder folder, Path path, Path steps, int step, Sightings sightings) {
    Path name = steps.getName(step);
    try {
      if (step < steps.getNameCount() - 1) {
        try (OpenFolder below = folder.folder(name)) {
          return !isDataDirectory(below) && look(inbox, below, path, steps, step + 1, sightings);
        }
      }
      BasicFileAttributes attributes = folder.attributes(name);
      classify(inbox, path, PathText.of(path), attributes, folder, sightings);
      return !attributes.isDirectory();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return false;
    } catch (IOException e) {
      return step == steps.getNameCount() - 1 || isFolder(folder, name)
          ? failed(inbox, PathText.of(path), e, sightings)
          : false;
    }
  }

  private static void classify(
      Inbox inbox, Path path, String place, BasicFileAttributes attributes, OpenFolder folder, Sightings sightings) {
    if (attributes.isRegularFile()) {
      sightings.file(FoundFile.of(inbox, path, place, attributes), folder);
    } else if (attributes.isSymbolicLink()) {
      ignored(inbox, place, "a symbolic link; put the file itself into the folder", sightings);
    } else if (!attributes.isDirectory()) {
      ignored(inbox, place, "not a regular file: a pipe, a socket or a device", sightings);
    }
  }

  private static void ignored(Inbox inbox, String place, String why, Sightings sightings) {
    sightings.ignored(place, inbox.nameOf(place), why);
  }

  /** Something cannot be looked at. Returns whether that is worth saying: it may be gone since its folder was listed. */
  static boolean failed(Inbox inbox, String place, IOException error, Sightings sightings) {
    if (error instanceof NoSuchFileException) {
      return false;
    }
    sightings.unreadable(place, inbox.nameOf(place), why(place, error));
    return true;
  }

  /** What keeps a place from being read, and what to do about it. */
  static String why(String place, IOException error) {
    return error instanceof AccessDeniedException
        ? "permission denied; let the user who runs questeur read " + place
        : error.toString();
  }

  /** The same of a watched folder. */
  static String whyUnavailable(String place, IOException error) {
    if (error instanceof NoSuchFileException) {
      return "the watched folder is gone: " + place;
    }
    return error instanceof NotDirectoryException ? "no folder any more: " + place : why(place, error);
  }

  /** Whether this is what {@code --data} of any run of Questeur names. */
  private static boolean isDataDirectory(OpenFolder folder) {
    return is(folder, "lock", BasicFileAttributes::isRegularFile)
        && isFolder(folder, Path.of("kafka")) && isFolder(folder, Path.of("postgres"));
  }

  private static boolean isFolder(OpenFolder parent, Path name) {
    return is(parent, name.toString(), BasicFileAttributes::isDirectory);
  }

  private static boolean is(OpenFolder parent, String name, Predicate<BasicFileAttributes> kind) {
    try {
      return kind.test(parent.attributes(Path.of(name)));
    } catch (IOException e) {
      return false;
    }
  }

  private final class Walk {

    private final Inbox inbox;
    private final Sightings sightings;

    Walk(Inbox inbox, Sightings sightings) {
      this.inbox = inbox;
      this.sightings = sightings;
    }

    /** Fails with DirectoryIteratorException. */
    void list(OpenFolder folder, String folderPlace, int depth) {
      for (Path path : folder.entries()) {
        if (stop.getAsBoolean()) {
          return;
        }
        Path name = path.getFileName();
        String nameText = PathText.ofName(name);
        String place = folderPlace + File.separatorChar + nameText;
        try {
          visit(folder, path, name, nameText, place, depth);
        } catch (IOException e) {
          failed(inbox, place, e, sightings);
        }
      }
    }

    private void visit(OpenFolder folder, Path path, Path name, String nameText, String place, int depth)
        throws IOException {
      BasicFileAttributes attributes = folder.attributes(name);
      Optional<String> leftOut = exclusions.reason(
          nameText, exclusions.hasPatterns() ? Exclusions.relative(inbox, place) : nameText,
          attributes.isDirectory());
      if (leftOut.isEmpty() && attributes.isDirectory()) {
        leftOut = own.reason(path, attributes);
      }
      if (leftOut.isPresent()) {
        ignored(inbox, place, leftOut.get(), sightings);
      } else if (attributes.isDirectory()) {
        enter(folder, name, place, depth + 1);
      } else {
        classify(inbox, path, place, attributes, folder, sightings);
      }
    }

    private void enter(OpenFolder parent, Path name, String place, int depth) throws IOException {
      if (depth > MOST_FOLDERS) {
        sightings.unreadable(place, inbox.nameOf(place),
            "more than %d folders deep; put it further up".formatted(MOST_FOLDERS));
        return;
      }
      try (OpenFolder folder = parent.folder(name)) {
        if (isDataDirectory(folder)) {
          ignored(inbox, place, "the data directory of a questeur run", sightings);
        } else {
          list(folder, place, depth);
        }
      } catch (DirectoryIteratorException e) {
        failed(inbox, place, e.getCause(), sightings);
      } catch (IOException e) {
        // A link or a file took its place since: that is what the next scan finds.
        if (isFolder(parent, name)) {
          throw e;
        }
      }
    }
  }
}
