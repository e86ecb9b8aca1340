package fr.questeur.operate;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/** Paths as an operator asks for them, {@code **} for any folders. */
public final class PathGlob {

  private final PathMatcher matcher;

  private PathGlob(PathMatcher matcher) {
    this.matcher = matcher;
  }

  /**
   * The paths of that form.
   *
   * @param glob null for every path, and for none at all
   * @throws IllegalArgumentException if it is no glob
   */
  public static PathGlob of(String glob) {
    return new PathGlob(glob == null ? null : FileSystems.getDefault().getPathMatcher("glob:" + glob));
  }

  /** Whether a path, null if unknown, is of that form. */
  public boolean matches(String path) {
    if (matcher == null) {
      return true;
    }
    try {
      return path != null && matcher.matches(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
