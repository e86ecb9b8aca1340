package fr.questeur.ingest.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The bytes of a ZIP entry that are stored as they are, up to the descriptor that is the only place that says how many
 * there are: signature, check sum and size must all be right.
 */
final class StoredBytes extends InputStream {

  private static final int DESCRIPTOR_LENGTH = 16;
  private static final int LONG_DESCRIPTOR_LENGTH = 24;
  private static final int BUFFER = 8 * 1024;

  private final PushbackInputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteBuffer numbers = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32 crc = new CRC32();
  private long count;
  private int position;
  private int limit;
  private boolean isAtEnd;

  /** Gives back to the stream what begins with the descriptor: so much must fit. */
  StoredBytes(PushbackInputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (isAtEnd) {
      return -1;
    }
    if (limit - position < LONG_DESCRIPTOR_LENGTH) {
      fill();
    }
    if (isDescriptor(position)) {
      in.unread(buffer, position, limit - position);
      isAtEnd = true;
      return -1;
    }
    int end = position + 1;
    while (end + LONG_DESCRIPTOR_LENGTH <= limit && numbers.getInt(end) != ZipHeader.DESCRIPTOR) {
      end++;
    }
    int given = Math.min(length, end - position);
    System.arraycopy(buffer, position, target, from, given);
    crc.update(buffer, position, given);
    count += given;
    position += given;
    return given;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    limit += in.readNBytes(buffer, limit, BUFFER - limit);
    if (limit < DESCRIPTOR_LENGTH) {
      throw new EOFException();
    }
  }

  private boolean isDescriptor(int at) {
    if (limit - at < DESCRIPTOR_LENGTH
        || numbers.getInt(at) != ZipHeader.DESCRIPTOR || numbers.getInt(at + 4) != (int) crc.getValue()) {
      return false;
    }
    return numbers.getInt(at + 8) == (int) count && numbers.getInt(at + 12) == (int) count
        || limit - at >= LONG_DESCRIPTOR_LENGTH
            && numbers.getLong(at + 8) == count && numbers.getLong(at + 16) == count;
  }
}
