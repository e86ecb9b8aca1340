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
 * @param root its real path: the folder itself may be given by a symbolic link
 * @param place the text of {@code root}
 * @param name the first part of the paths that travel with documents
 */
record Inbox(Path root, String place, String name) {

  /**
   * Opens the folders.
   *
   * @throws IllegalArgumentException if one is missing, is no folder, or lies in another
   */
  static List<Inbox> openAll(List<Path> folders) {
    List<Inbox> inboxes = new ArrayList<>();
    for (Path folder : folders) {
      Inbox inbox = open(folder);
      for (Inbox other : inboxes) {
        if (inbox.root.startsWith(other.root) || other.root.startsWith(inbox.root)) {
          throw new IllegalArgumentException(
              "one watched folder lies in another: " + inbox.place + " and " + other.place);
        }
      }
      inboxes.add(inbox);
    }
    return inboxes;
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
    String place = PathText.of(root);
    return new Inbox(root, place, place.substring(place.lastIndexOf(File.separatorChar) + 1));
  }

  /** The name under which a file below this folder travels: with forward slashes on every system. */
  String nameOf(String filePlace) {
    return name + filePlace.substring(place.length()).replace(File.separatorChar, '/');
  }
}
