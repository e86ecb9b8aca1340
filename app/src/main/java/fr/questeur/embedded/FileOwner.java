package fr.questeur.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Who can change a file: by numbers, since a user need not have a name. */
final class FileOwner {

  static final long ROOT = 0;

  private static final long USER = new UnixSystem().getUid();
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int STICKY = 01000;

  private FileOwner() {}

  /** The user of this process. */
  static long user() {
    return USER;
  }

  static long of(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS) & 0xFFFF_FFFFL;
  }

  private static int mode(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Makes sure that only the user and root can change the file or directory.
   *
   * @throws PostgresException if not; says why
   */
  static void requireUnchangeable(Path path) throws IOException {
    long owner = of(path);
    if (owner != USER && owner != ROOT) {
      throw new PostgresException(path + " belongs to another user");
    }
    if ((mode(path) & WRITABLE_BY_OTHERS) != 0) {
      throw new PostgresException(path + " is writable by other users");
    }
  }

  /**
   * The same of a directory, as far as it exists, and all above it: whoever can rename one of them can replace what is
   * below.
   */
  static void requireUnchangeablePath(Path directory) throws IOException {
    Path existing = directory;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    Path real = existing.toRealPath();
    for (Path each = real; each != null; each = each.getParent()) {
      boolean isSticky = (mode(each) & STICKY) != 0 && !each.equals(directory);
      if (!isSticky) {
        requireUnchangeable(each);
      }
    }
  }
}
