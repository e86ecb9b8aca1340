package fr.questeur.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the last bytes that were read, to tell whether a ZIP file has come to its end or was cut. */
final class Tail extends FilterInputStream {

  /** The end record and the longest comment. */
  private static final int KEPT = 22 + 0xFFFF;

  private final byte[] last = new byte[KEPT];
  private long count;

  Tail(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      last[(int) (count++ % KEPT)] = (byte) value;
    }
    return value;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    for (int i = Math.max(0, read - KEPT); i < read; i++) {
      last[(int) ((count + i) % KEPT)] = target[from + i];
    }
    count += Math.max(0, read);
    return read;
  }

  @Override
  public long skip(long most) throws IOException {
    byte[] skipped = new byte[(int) Math.min(most, 8192)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left; whether the end record of a ZIP file was near the end. */
  boolean endsLikeAZip() throws IOException {
    byte[] rest = new byte[8192];
    while (read(rest, 0, rest.length) >= 0) {
      // reads on
    }
    long from = Math.max(0, count - KEPT);
    for (long at = count - 22; at >= from; at--) {
      if (at(at) == 'P' && at(at + 1) == 'K' && at(at + 2) == 5 && at(at + 3) == 6) {
        return true;
      }
    }
    return false;
  }

  private byte at(long position) {
    return last[(int) (position % KEPT)];
  }
}
