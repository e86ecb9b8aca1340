package fr.questeur.ingest.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * Counts the entries in the directory at the end of a ZIP file without keeping them: a small file can announce
 * millions, and the library holds all in memory. Goes where the library goes, by APPNOTE.TXT 4.3.
 */
final class ZipDirectory {

  private static final int END = 0x06054B50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOCATOR_64 = 0x07064B50;
  private static final int LOCATOR_64_LENGTH = 20;
  private static final int END_64_LENGTH = 56;
  private static final int ENTRY = 0x02014B50;
  private static final int ENTRY_LENGTH = 46;
  private static final int WINDOW = 256 * 1024;

  private final SeekableByteChannel file;

  ZipDirectory(SeekableByteChannel file) {
    this.file = file;
  }

  /**
   * How many entries there are; counts no further than one more than the most.
   *
   * @throws IOException if there is no directory: no ZIP file, or one that was cut
   */
  long count(int most) throws IOException {
    long position = start();
    ByteBuffer window = ByteBuffer.allocate(0);
    long windowStart = position;
    long count = 0;
    while (count <= most) {
      long offset = position - windowStart;
      if (offset + ENTRY_LENGTH > window.limit()) {
        window = read(position, WINDOW);
        windowStart = position;
        offset = 0;
      }
      if (window.limit() < ENTRY_LENGTH || window.getInt((int) offset) != ENTRY) {
        return count;
      }
      int at = (int) offset;
      position +=
          ENTRY_LENGTH + unsigned(window, at + 28) + unsigned(window, at + 30) + unsigned(window, at + 32);
      count++;
    }
    return count;
  }

  private long start() throws IOException {
    long tailStart = Math.max(0, file.size() - END_LENGTH - LONGEST_COMMENT - LOCATOR_64_LENGTH);
    ByteBuffer tail = read(tailStart, (int) (file.size() - tailStart));
    for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        int locator = at - LOCATOR_64_LENGTH;
        return locator >= 0 && tail.getInt(locator) == LOCATOR_64
            ? read(tail.getLong(locator + 8), END_64_LENGTH, END_64_LENGTH).getLong(48)
            : start32(tail, at, tailStart + at);
      }
    }
    throw new IOException("it has no directory at its end");
  }

  private static long start32(ByteBuffer tail, int at, long endPosition) {
    long size = tail.getInt(at + 12) & 0xFFFFFFFFL;
    long offset = tail.getInt(at + 16) & 0xFFFFFFFFL;
    return offset + Math.max(0, endPosition - size - offset);
  }

  private static int unsigned(ByteBuffer window, int at) {
    return window.getShort(at) & 0xFFFF;
  }

  private ByteBuffer read(long position, int length, int atLeast) throws IOException {
    ByteBuffer bytes = read(position, length);
    if (bytes.limit() < atLeast) {
      throw new IOException("its directory is cut");
    }
    return bytes;
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(position);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // reads on
    }
    return bytes.flip();
  }
}
