package fr.questeur.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * An open folder. What is in it is reached from the open folder and not by its path ({@code openat}), and no symbolic
 * link is followed: a folder that is replaced by a link while it is scanned leads nowhere else. Where the file system
 * does not offer that, paths are checked before and after each step instead.
 */
final class OpenFolder implements Closeable {

  private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final DirectoryStream<Path> stream;

  private OpenFolder(Path path, DirectoryStream<Path> stream) {
    this.path = path;
    this.stream = stream;
  }

  /**
   * Opens a watched folder.
   *
   * @param root its real path
   * @throws IOException if it is missing, is no folder, or may not be listed
   */
  static OpenFolder root(Path root) throws IOException {
    return new OpenFolder(root, Files.newDirectoryStream(root));
  }

  /**
   * What is in it, in no order; may be asked for once.
   *
   * @return the paths, of which the last step is the name here; fails with DirectoryIteratorException
   */
  Iterable<Path> entries() {
    return stream;
  }

  /** How an entry is now, if it is a link the link itself. */
  BasicFileAttributes attributes(Path name) throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes();
    }
    requireNoLink();
    return Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Opens a folder in it.
   *
   * @throws IOException if it is no folder, by now, or may not be listed
   */
  OpenFolder folder(Path name) throws IOException {
    Path below = path.resolve(name);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new OpenFolder(below, secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(below.toString());
    }
    OpenFolder folder = new OpenFolder(below, Files.newDirectoryStream(below));
    folder.requireNoLink();
    return folder;
  }

  /** Opens a file in it to be read. A pipe would block: look at the attributes first. */
  SeekableByteChannel open(Path name) throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure.newByteChannel(name, READ);
    }
    SeekableByteChannel file = Files.newByteChannel(path.resolve(name), READ);
    try {
      requireNoLink();
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void requireNoLink() throws IOException {
    if (!path.toRealPath().equals(path)) {
      throw new FileSystemException(path.toString(), null, "a folder on its path was replaced by a symbolic link");
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
