package fr.questeur.operate;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;

/**
 * Paths as an operator asks for them, {@code **} for any folders. Accents match in either form; a byte that is no text
 * matches as it is printed, {@code \xE9}, and as it is typed.
 */
public final class PathGlob {

  /** An escaped byte, as it is printed: of what is escaped in a glob the backslash would be lost. */
  private static final String PRINTED_BYTE = "(?<!\\\\)\\\\(?=x[0-9A-F]{2})";

  private final List<PathMatcher> matchers;

  private PathGlob(List<PathMatcher> matchers) {
    this.matchers = matchers;
  }

  /**
   * The paths of any of these forms.
   *
   * @param globs null alone for every path, and for none at all
   * @throws IllegalArgumentException if one is no glob
   */
  public static PathGlob of(String... globs) {
    return new PathGlob(globs == null || globs[0] == null
        ? List.of()
        : Arrays.stream(globs).map(PathGlob::matcher).toList());
  }

  private static PathMatcher matcher(String glob) {
    String composed = TypedPath.composed(glob).replaceAll(PRINTED_BYTE, "\\\\\\\\");
    return FileSystems.getDefault().getPathMatcher("glob:" + composed);
  }

  /** Whether a path, null if unknown, is of that form. */
  public boolean matches(String path) {
    return matchers.isEmpty() || path != null && (isOne(TypedPath.composed(path)) || isOne(TypedPath.of(path)));
  }

  private boolean isOne(String path) {
    try {
      Path asPath = Path.of(path);
      return matchers.stream().anyMatch(matcher -> matcher.matches(asPath));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
