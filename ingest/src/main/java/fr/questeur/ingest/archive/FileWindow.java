package fr.questeur.ingest.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** Reads a file at any place through one buffer, so that what is next to each other is read once. */
final class FileWindow {

  private final SeekableByteChannel file;
  private final ByteBuffer buffer;
  private long start;

  /**
   * Prepares to read.
   *
   * @param capacity in bytes; nothing longer can be read at once
   */
  FileWindow(SeekableByteChannel file, int capacity) {
    this.file = file;
    buffer = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  }

  /**
   * The bytes at a place, valid until the next call.
   *
   * @throws EOFException if the file ends before
   */
  ByteBuffer read(long position, int length) throws IOException {
    if (bufferedFrom(position) < length) {
      fill(position);
      if (buffer.limit() < length) {
        throw new EOFException();
      }
    }
    int offset = (int) (position - start);
    return buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(offset).limit(offset + length);
  }

  /** A part of the file; ends early if the file does. Streams take turns with the buffer. */
  InputStream stream(long position, long length) {
    return new Part(position, length);
  }

  private int bufferedFrom(long position) {
    return position < start || position > start + buffer.limit() ? 0 : (int) (start + buffer.limit() - position);
  }

  private void fill(long position) throws IOException {
    file.position(position);
    buffer.clear();
    while (buffer.hasRemaining() && file.read(buffer) >= 0) {
      // reads on
    }
    buffer.flip();
    start = position;
  }

  private final class Part extends InputStream {

    private long position;
    private final long end;

    Part(long position, long length) {
      this.position = position;
      end = position + length < position ? Long.MAX_VALUE : position + length;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (position >= end) {
        return -1;
      }
      if (bufferedFrom(position) == 0) {
        fill(position);
      }
      int count = (int) Math.min(Math.min(length, end - position), bufferedFrom(position));
      if (count == 0) {
        return -1;
      }
      buffer.get((int) (position - start), target, from, count);
      position += count;
      return count;
    }
  }
}
