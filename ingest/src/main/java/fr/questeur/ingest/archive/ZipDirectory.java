package fr.questeur.ingest.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * The directory at the end of a ZIP file, by APPNOTE.TXT 4.3. Read entry by entry: a small file can announce millions, or
 * names and extra fields of gigabytes.
 */
final class ZipDirectory {

  static final int END = 0x06054B50;
  static final int END_LENGTH = 22;
  static final int END_64 = 0x06064B50;
  static final int LOCATOR_64 = 0x07064B50;
  static final int LOCATOR_64_LENGTH = 20;

  static final int LONGEST_COMMENT = 0xFFFF;
  private static final int END_64_LENGTH = 56;

  /** A comment may hold what looks like the end of a directory. */
  private static final int MOST_TRIED = 16;

  private static final int NONE_16 = 0xFFFF;

  /** The longest entry: its header, and three parts of up to 65,535 bytes. */
  private static final int WINDOW = 256 * 1024;

  private final FileWindow file;
  private final long start;
  private final long end;
  private final long count;
  private final long shift;
  private long position;
  private long given;

  private ZipDirectory(FileWindow file, long start, long end, long count, long shift) {
    this.file = file;
    this.start = start;
    this.end = end;
    this.count = count;
    this.shift = shift;
    position = start;
  }

  /** The file is one of several parts of a ZIP file. */
  static final class SplitException extends IOException {

    private static final long serialVersionUID = 1L;

    SplitException(String which) {
      super("it is the " + which + " part of a split zip: make one file of its parts, with zip -s 0 or 7z");
    }
  }

  /** No ZIP file, or one that was cut. */
  static final class MissingException extends IOException {

    private static final long serialVersionUID = 1L;

    MissingException() {
      super("it has no directory at its end");
    }
  }

  /**
   * Finds it.
   *
   * @param fileEnd where the ZIP file ends
   * @throws SplitException if this is the last part of a split one
   * @throws MissingException if there is none
   * @throws IOException if the file cannot be read
   */
  static ZipDirectory find(SeekableByteChannel channel, long fileEnd) throws IOException {
    FileWindow file = new FileWindow(channel, (int) Math.min(WINDOW, fileEnd));
    int length = (int) Math.min(fileEnd, END_LENGTH + LONGEST_COMMENT);
    long tailStart = fileEnd - length;
    ByteBuffer tail = copy(file.read(tailStart, length));
    int tried = 0;
    for (int at = length - END_LENGTH; at >= 0 && tried < MOST_TRIED; at--) {
      int behind = length - at - END_LENGTH - (tail.getInt(at) == END ? ZipHeader.unsigned(tail, at + 20) : length);
      if (behind >= 0) {
        tried++;
        ZipDirectory directory = before(file, tailStart + at, tail.slice(at, END_LENGTH).order(tail.order()));
        if (directory != null && (directory.count > 0 || behind == 0)) {
          return directory;
        }
      }
    }
    throw new MissingException();
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN).put(bytes).flip();
  }

  /** Null if what looks like the end of a directory is none. */
  private static ZipDirectory before(FileWindow file, long endPosition, ByteBuffer end) throws IOException {
    int part = ZipHeader.unsigned(end, 4);
    long count = ZipHeader.unsigned(end, 10);
    long size = end.getInt(12) & 0xFFFFFFFFL;
    long offset = end.getInt(16) & 0xFFFFFFFFL;
    long directoryEnd = endPosition;
    ByteBuffer end64 = end64(file, endPosition);
    if (end64 != null) {
      directoryEnd = end64.getLong(0);
      count = end64.getLong(8 + 32);
      size = end64.getLong(8 + 40);
      offset = end64.getLong(8 + 48);
    } else if (part > 0 && part < NONE_16 && ZipHeader.unsigned(end, 6) <= part) {
      throw new SplitException("last");
    }
    if (count < 0 || size < 0 || offset < 0) {
      return null;
    }
    long adjacent = directoryEnd - size;
    if (adjacent >= offset && (count == 0 || isEntry(file, adjacent))) {
      return new ZipDirectory(file, adjacent, directoryEnd, count, adjacent - offset);
    }
    return isEntry(file, offset) ? new ZipDirectory(file, offset, directoryEnd, count, 0) : null;
  }

  /** The end record of a large file, behind its position; null if there is none. */
  private static ByteBuffer end64(FileWindow file, long endPosition) throws IOException {
    long locator = endPosition - LOCATOR_64_LENGTH;
    if (locator < 0 || file.read(locator, 4).getInt() != LOCATOR_64) {
      return null;
    }
    long said = file.read(locator, LOCATOR_64_LENGTH).slice().order(ByteOrder.LITTLE_ENDIAN).getLong(8);
    for (long at : new long[] {said, locator - END_64_LENGTH}) { // a file before the ZIP file moves what it says
      if (at >= 0 && at <= locator - END_64_LENGTH && file.read(at, 4).getInt() == END_64) {
        return ByteBuffer.allocate(8 + END_64_LENGTH).order(ByteOrder.LITTLE_ENDIAN)
            .putLong(at).put(file.read(at, END_64_LENGTH)).flip();
      }
    }
    return null;
  }

  private static boolean isEntry(FileWindow file, long at) throws IOException {
    try {
      return at >= 0 && file.read(at, 4).getInt() == ZipHeader.ENTRY;
    } catch (EOFException e) {
      return false;
    }
  }

  /** How many entries it says there are. */
  long count() {
    return count;
  }

  /** How many bytes stand before the ZIP file: all places in it are behind them. */
  long shift() {
    return shift;
  }

  /**
   * The next entry; null after the last.
   *
   * @throws IOException if the directory is damaged here
   */
  ZipHeader next() throws IOException {
    if (position >= end || !isEntry(file, position)) {
      if (position == start || position >= end && given >= count) {
        return null;
      }
      throw new IOException("its directory is damaged behind %,d entries of %,d".formatted(given, count));
    }
    ByteBuffer lengths = file.read(position, ZipHeader.ENTRY_LENGTH);
    int nameLength = ZipHeader.unsigned(lengths, lengths.position() + 28);
    int extraLength = ZipHeader.unsigned(lengths, lengths.position() + 30);
    int commentLength = ZipHeader.unsigned(lengths, lengths.position() + 32);
    ByteBuffer entry = file.read(position, ZipHeader.ENTRY_LENGTH + nameLength + extraLength);
    byte[] name = new byte[Math.min(nameLength, EntryNames.TOO_LONG)];
    entry.get(entry.position() + ZipHeader.ENTRY_LENGTH, name);
    ByteBuffer extra =
        entry.slice(entry.position() + ZipHeader.ENTRY_LENGTH + nameLength, extraLength)
            .order(ByteOrder.LITTLE_ENDIAN);
    position += ZipHeader.ENTRY_LENGTH + nameLength + extraLength + commentLength;
    given++;
    return ZipHeader.entry(entry, name, extra);
  }
}
