package fr.questeur.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What is in a gzip file (RFC 1952): of all its members one behind the other, as gzip reads it. Zeros behind them are
 * padding, as of tapes and disk images; anything else there is left unread ({@link #rest}).
 */
final class GzipStream extends InputStream {

  private static final int BUFFER = 8 * 1024;
  private static final int DEFLATED = 8;
  private static final int HAS_HEADER_CRC = 1 << 1;
  private static final int HAS_EXTRA = 1 << 2;
  private static final int HAS_NAME = 1 << 3;
  private static final int HAS_COMMENT = 1 << 4;

  /** In bytes, for names and comments. */
  private static final int LONGEST_TEXT = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final String name;
  private final Instant lastModified;
  private int position;
  private int limit;
  private long memberSize;
  private boolean isAtEnd;
  private boolean hasRest;

  private String headerName;
  private long headerTime;

  /** Reads the header of the first member. */
  GzipStream(InputStream in) throws IOException {
    this.in = in;
    if (next() != 0x1F || next() != 0x8B) {
      throw new IOException("it is no gzip file");
    }
    header();
    name = headerName;
    lastModified = headerTime == 0 ? null : Instant.ofEpochSecond(headerTime);
    inflater.setInput(buffer, position, limit - position);
  }

  /** The name that the first member had before it was compressed; null if it does not say. */
  String name() {
    return name;
  }

  /** Null if the first member does not say. */
  Instant lastModified() {
    return lastModified;
  }

  /**
   * Asked at the end.
   *
   * @throws IOException if there is something behind the last member that is neither gzip nor padding
   */
  void rest() throws IOException {
    if (hasRest) {
      throw new IOException("what is behind its compressed data is no gzip, and is not read");
    }
  }

  /** Behind the two bytes of the signature. */
  private void header() throws IOException {
    if (next() != DEFLATED) {
      throw new IOException("it is compressed by a method that is not supported");
    }
    int flags = next();
    headerTime = next() | next() << 8 | next() << 16 | (long) next() << 24;
    next();
    next();
    if ((flags & HAS_EXTRA) != 0) {
      int length = next() | next() << 8;
      for (int i = 0; i < length; i++) {
        next();
      }
    }
    headerName = (flags & HAS_NAME) == 0 ? null : text("name");
    if ((flags & HAS_COMMENT) != 0) {
      text("comment");
    }
    if ((flags & HAS_HEADER_CRC) != 0) {
      next();
      next();
    }
  }

  private String text(String what) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int character = next(); character != 0; character = next()) {
      if (text.size() == LONGEST_TEXT) {
        throw new UnsafeArchiveException(
            "a %s in its gzip header has more than %,d bytes".formatted(what, LONGEST_TEXT));
      }
      text.write(character);
    }
    return EntryNames.ofUnix(text.toByteArray());
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    while (!isAtEnd && length > 0) {
      int count = inflate(target, from, length);
      if (count > 0) {
        crc.update(target, from, count);
        memberSize += count;
        return count;
      }
      if (inflater.finished()) {
        endOfMember();
      } else if (inflater.needsDictionary()) {
        throw new IOException("it needs a dictionary that is not in it");
      } else if (!fill()) {
        throw new EOFException();
      } else {
        inflater.setInput(buffer, 0, limit);
      }
    }
    return length == 0 ? 0 : -1;
  }

  private int inflate(byte[] target, int from, int length) throws IOException {
    try {
      return inflater.inflate(target, from, length);
    } catch (DataFormatException e) {
      throw new IOException("its compressed data is damaged: " + e.getMessage(), e);
    }
  }

  private void endOfMember() throws IOException {
    position = limit - inflater.getRemaining();
    if (number() != (int) crc.getValue() || number() != (int) memberSize) {
      throw new IOException("the check sum (CRC) of its gzip data is wrong");
    }
    crc.reset();
    memberSize = 0;
    int next = nextOrEnd();
    while (next == 0) {
      next = nextOrEnd();
    }
    if (next == 0x1F && nextOrEnd() == 0x8B) {
      header();
      inflater.reset();
      inflater.setInput(buffer, position, limit - position);
    } else {
      isAtEnd = true;
      hasRest = next >= 0;
    }
  }

  private int number() throws IOException {
    return next() | next() << 8 | next() << 16 | next() << 24;
  }

  private int next() throws IOException {
    int next = nextOrEnd();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  private int nextOrEnd() throws IOException {
    return position < limit || fill() ? buffer[position++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, BUFFER));
    return limit > 0;
  }

  @Override
  public void close() {
    inflater.end(); // what it reads from is not its own
  }
}
