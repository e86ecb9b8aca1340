package fr.questeur.ingest.common;

import java.io.IOException;
import java.nio.file.Path;

/** Where a path leads, behind all symbolic links. */
public final class RealPath {

  private RealPath() {}

  /** The real path of as much of it as exists, and the rest as it is. */
  public static Path of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path existing = absolute; existing != null; existing = existing.getParent()) {
      try {
        return existing.toRealPath().resolve(existing.relativize(absolute));
      } catch (IOException e) {
        // the part above it, then
      }
    }
    return absolute;
  }
}
