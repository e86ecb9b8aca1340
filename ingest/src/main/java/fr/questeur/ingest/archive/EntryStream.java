package fr.questeur.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * The bytes of an entry on their way out: counted against the budget, compared with the check sum at the end, and with
 * every fault of the decoder an {@link IOException}.
 */
final class EntryStream extends InputStream {

  /**
   * What the bytes of an entry must add up to.
   *
   * @param size in bytes
   * @param crc -1 if the archive does not say
   */
  record Expected(long size, long crc) {}

  private final InputStream decoder;
  private final Budget budget;
  private final Supplier<Expected> expected;
  private final CRC32 crc = new CRC32();
  private final byte[] single = new byte[1];
  private long size;

  /**
   * Wraps a decoder.
   *
   * @param expected asked at the end; null if nothing is to be compared
   */
  EntryStream(InputStream decoder, Budget budget, Supplier<Expected> expected) {
    this.decoder = decoder;
    this.budget = budget;
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = Faults.asDamage(() -> decoder.read(target, from, length));
    if (count > 0) {
      size += count;
      budget.unpacked(count);
      if (expected != null) {
        crc.update(target, from, count);
      }
    } else if (count < 0 && expected != null) {
      check();
    }
    return count;
  }

  private void check() throws IOException {
    Expected whole = expected.get();
    if (whole.size() != size) {
      throw new IOException("%,d bytes of %,d".formatted(size, whole.size()));
    }
    if (whole.crc() >= 0 && whole.crc() != crc.getValue()) {
      throw new IOException("the check sum (CRC) is wrong");
    }
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
