package fr.questeur.ingest.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * A header of a tar archive, in any of its formats: of 1979, POSIX ustar, GNU, star.
 *
 * @param name with the prefix that ustar keeps apart
 * @param type a character
 * @param size in bytes, of what follows it
 * @param lastModified null if it does not say
 * @param isExtended whether a sparse file of the old GNU format has more headers
 */
record TarHeader(String name, char type, long size, Instant lastModified, boolean isExtended) {

  static final int LENGTH = 512;

  private static final int NAME_LENGTH = 100;
  private static final int SIZE = 124;
  private static final int TIME = 136;
  private static final int NUMBER_LENGTH = 12;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final int STAR_PREFIX_LENGTH = 131;
  private static final int EXTENDED = 482;
  private static final int STAR_MAGIC = 508;

  /**
   * Reads a header.
   *
   * @throws IOException if it is none
   */
  static TarHeader read(byte[] block) throws IOException {
    if (!isHeader(block)) {
      throw new IOException("the check sum of a header is wrong");
    }
    long size = number(block, SIZE);
    if (size < 0) {
      throw new IOException("a header has no size");
    }
    char type = (char) (block[TYPE] & 0xFF);
    byte[] name = text(block, 0, NAME_LENGTH);
    if (has(block, MAGIC, "ustar\0")) {
      byte[] prefix =
          text(block, PREFIX, has(block, STAR_MAGIC, "tar\0") ? STAR_PREFIX_LENGTH : PREFIX_LENGTH);
      name = prefix.length == 0 ? name : joined(prefix, name);
    }
    boolean isExtended = type == 'S' && block[EXTENDED] != 0;
    return new TarHeader(EntryNames.ofUnix(name), type, size, time(number(block, TIME), 0), isExtended);
  }

  /** By the check sum: there was no magic number at first. */
  static boolean isHeader(byte[] block) {
    try {
      return TarUtils.verifyCheckSum(block);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The time, null if it is from the time before there were tar archives: it is not known then. */
  static Instant time(long epochSecond, int nanos) {
    return epochSecond <= 0 || epochSecond > Instant.MAX.getEpochSecond()
        ? null
        : Instant.ofEpochSecond(epochSecond, nanos);
  }

  /** Of octal digits, or binary if it is too large for them; -1 if it is no number. */
  private static long number(byte[] block, int from) {
    try {
      return TarUtils.parseOctalOrBinary(block, from, NUMBER_LENGTH);
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private static byte[] text(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, from, end);
  }

  private static byte[] joined(byte[] prefix, byte[] name) {
    byte[] joined = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    joined[prefix.length] = '/';
    System.arraycopy(name, 0, joined, prefix.length + 1, name.length);
    return joined;
  }

  private static boolean has(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(block, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
