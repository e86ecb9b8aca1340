package fr.questeur.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.LoggerFactory;

/** Where a stage process keeps its journal of crashes. */
final class CrashFile {

  private static final String OF_INGEST = "ingest";

  private CrashFile() {}

  /**
   * The folder of it, created if needed.
   *
   * @param asked the folder for all state; null for that of the user
   * @return null if the user has none that can be written to: an archive that ends the process is not remembered then
   * @throws UncheckedIOException if the one that was asked for cannot be used
   */
  static Path directory(Path asked) {
    try {
      Path state = asked == null ? ofUser(System.getenv("XDG_STATE_HOME"), System.getProperty("user.home")) : asked;
      return state == null ? unusable("there is no home directory") : create(state.resolve(OF_INGEST));
    } catch (IOException e) {
      if (asked != null) {
        throw new UncheckedIOException("cannot use the state directory " + asked + ": " + e, e);
      }
      return unusable(e.toString());
    }
  }

  /** By the XDG base directories, which ask to ignore what is not absolute; null if there is none. */
  static Path ofUser(String xdgStateHome, String home) {
    try {
      if (xdgStateHome != null && Path.of(xdgStateHome).isAbsolute()) {
        return Path.of(xdgStateHome, "questeur");
      }
      return home != null && Path.of(home).isAbsolute() ? Path.of(home, ".local", "state", "questeur") : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Path create(Path directory) throws IOException {
    Files.createDirectories(directory.getParent());
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(
          directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.isWritable(directory)) {
      throw new IOException(directory + " is not writable");
    }
    return directory;
  }

  private static Path unusable(String why) {
    LoggerFactory.getLogger(CrashFile.class)
        .warn("An archive that ends the process is not remembered: {}; give a directory with --state-dir", why);
    return null;
  }

  /** The journal of one ingest. */
  static Path in(Path directory, String transactionalId) {
    return directory.resolve(transactionalId.replaceAll("[^A-Za-z0-9._-]", "_") + ".crashes");
  }
}
