package fr.questeur.ingest.archive;

import fr.questeur.ingest.archive.Entry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The entries of a ZIP file on disk, by its directory: damage of one is of no concern to the others. Of ZIP files one
 * behind the other the entries of all.
 */
final class ZipFileEntries implements Entries {

  private static final int WINDOW = 16 * 1024;
  private static final int MOST_JOINED = 100;

  private final Deque<ZipDirectory> directories = new ArrayDeque<>();
  private final FileWindow file;
  private final Budget budget;
  private final ZipDecoder decoder = new ZipDecoder();
  private long unread;
  private long left;

  /**
   * Finds the directories.
   *
   * @throws IOException if there is none at the end of the file
   */
  ZipFileEntries(SeekableByteChannel channel, Budget budget) throws IOException {
    this.budget = budget;
    file = new FileWindow(channel, WINDOW);
    directories.push(ZipDirectory.find(channel, channel.size()));
    while (unread == 0 && standsBehindAnother(directories.peek())) {
      if (directories.size() == MOST_JOINED) {
        throw new UnsafeArchiveException("it is made of more than %d zips".formatted(MOST_JOINED));
      }
      try {
        directories.push(ZipDirectory.find(channel, directories.peek().shift()));
      } catch (IOException e) {
        unread = directories.peek().shift();
      }
    }
    for (ZipDirectory directory : directories) {
      left += directory.count();
      budget.announced(left);
    }
  }

  /** Behind something else, as a program that unpacks it, nothing is missing. */
  private boolean standsBehindAnother(ZipDirectory directory) throws IOException {
    return directory.shift() > ZipHeader.LOCAL_LENGTH && file.read(0, 4).getInt() == ZipHeader.LOCAL;
  }

  @Override
  public Entry next() throws IOException {
    while (!directories.isEmpty()) {
      ZipDirectory directory = directories.peek();
      ZipHeader header = directory.next();
      if (header != null) {
        left--;
        return new Entry(
            header.name(),
            header.size(),
            header.lastModified(),
            header.isLink() ? Kind.SPECIAL : header.isFolder() ? Kind.FOLDER : Kind.FILE,
            ZipDecoder.unreadable(header),
            () -> open(header, directory.shift()));
      }
      directories.pop();
    }
    if (unread > 0) {
      throw new IOException(
          "the first %,d bytes are not read: they are a zip without a directory, joined to another".formatted(unread));
    }
    return null;
  }

  private InputStream open(ZipHeader header, long shift) throws IOException {
    long position = header.offset() + shift;
    ByteBuffer local = position < 0 ? null : file.read(position, ZipHeader.LOCAL_LENGTH);
    if (local == null || local.getInt(local.position()) != ZipHeader.LOCAL) {
      throw new IOException("it is not where the directory says");
    }
    long behind =
        ZipHeader.LOCAL_LENGTH
            + ZipHeader.unsigned(local, local.position() + 26)
            + ZipHeader.unsigned(local, local.position() + 28);
    InputStream compressed = file.stream(position + behind, header.compressedSize());
    EntryStream.Expected expected = new EntryStream.Expected(header.size(), header.crc());
    return new EntryStream(Faults.asDamage(() -> decoder.open(header, compressed)), budget, () -> expected);
  }

  @Override
  public long left() {
    return Math.max(0, left);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
