package fr.questeur.ingest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A watched folder.
 *
 * @param given as it was named, perhaps by a symbolic link
 * @param root its real path
 * @param place the text of {@code root}
 * @param name the first part of the paths that travel with documents
 */
record Inbox(Path given, Path root, String place, String name) {

  /**
   * Opens the folders.
   *
   * @throws IllegalArgumentException if one is missing, is no folder, or lies in another
   */
  static List<Inbox> openAll(List<Path> folders) {
    List<Inbox> inboxes = new ArrayList<>();
    for (Path folder : folders) {
      Inbox inbox = open(folder);
      inbox.requireApart(inboxes);
      inboxes.add(inbox);
    }
    return inboxes;
  }

  /**
   * Fails if it lies in one of the others, or one of them in it.
   *
   * @throws IllegalArgumentException that names both
   */
  void requireApart(List<Inbox> others) {
    for (Inbox other : others) {
      if (root.startsWith(other.root) || other.root.startsWith(root)) {
        throw new IllegalArgumentException("one watched folder lies in another: " + place + " and " + other.place);
      }
    }
  }

  private static Inbox open(Path folder) {
    Path root;
    try {
      root = folder.toRealPath();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          Files.exists(folder) ? "the folder to watch cannot be opened: " + e : "no such folder to watch: " + folder,
          e);
    }
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException("not a folder: " + folder);
    }
    if (root.getFileName() == null) {
      throw new IllegalArgumentException("the root of a file system cannot be watched: " + folder);
    }
    return of(folder, root);
  }

  private static Inbox of(Path given, Path root) {
    String place = PathText.of(root);
    return new Inbox(given, root, place, place.substring(place.lastIndexOf(File.separatorChar) + 1));
  }

  /**
   * Where it is now: a link may have been pointed elsewhere.
   *
   * @throws IOException if it leads nowhere
   */
  Inbox resolved() throws IOException {
    Path now = given.toRealPath();
    return now.equals(root) || now.getFileName() == null ? this : of(given, now);
  }

  /** The name under which a file below this folder travels: with forward slashes on every system. */
  String nameOf(String filePlace) {
    return name + filePlace.substring(place.length()).replace(File.separatorChar, '/');
  }

  /** The place of a file that travels under a name; null if it is not of a folder of this name. */
  String placeOf(String fileName) {
    return fileName.startsWith(name + "/")
        ? place + fileName.substring(name.length()).replace('/', File.separatorChar)
        : null;
  }
}
