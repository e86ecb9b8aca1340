package fr.questeur.ingest.archive;

import fr.questeur.ingest.archive.Entry.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The entries of a ZIP file as they come: of one within another archive, or one that has lost its directory. Of ZIP files
 * one behind the other the entries of all.
 */
final class ZipStreamEntries implements Entries {

  private static final int BUFFER = 8 * 1024;
  private static final int DESCRIPTOR = ZipHeader.DESCRIPTOR;
  private static final int SPLIT_BUT_IN_ONE_PART = 0x30304B50;
  private static final int LONGEST_DESCRIPTOR = 24;

  private final PushbackInputStream in;
  private final Budget budget;
  private final ZipDecoder decoder = new ZipDecoder();
  private EntryBytes current;
  private boolean isFirst = true;
  private boolean isFirstPart;
  private boolean ended;

  ZipStreamEntries(InputStream in, Budget budget) {
    this.in = new PushbackInputStream(in, 2 * BUFFER);
    this.budget = budget;
  }

  @Override
  public Entry next() throws IOException {
    try {
      return nextEntry();
    } catch (EOFException e) {
      throw isFirstPart ? damage() : e;
    }
  }

  private Entry nextEntry() throws IOException {
    if (current != null) {
      current.finish();
      current = null;
    }
    while (true) {
      int signature = signature();
      if (signature == ZipHeader.LOCAL) {
        ended = false;
        return entry();
      }
      if (signature == 0 && ended) {
        return null;
      }
      directory(signature);
    }
  }

  /** Of what comes next; 0 at the end. */
  private int signature() throws IOException {
    byte[] bytes = in.readNBytes(4);
    int signature = bytes.length < 4 ? 0 : little(bytes).getInt();
    if (isFirst && (signature == DESCRIPTOR || signature == SPLIT_BUT_IN_ONE_PART)) {
      isFirst = false;
      isFirstPart = signature == DESCRIPTOR;
      return signature();
    }
    isFirst = false;
    if (signature == 0) {
      boolean onlyZeros = isZero(bytes);
      for (byte[] more = bytes; more.length > 0 && onlyZeros; onlyZeros = isZero(more)) {
        more = in.readNBytes(BUFFER);
      }
      if (!ended || !onlyZeros) {
        throw damage();
      }
    }
    return signature;
  }

  private static boolean isZero(byte[] bytes) {
    for (byte value : bytes) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private IOException damage() {
    if (ended) {
      return new IOException("what is behind its end is no zip, and is not read");
    }
    return isFirstPart ? new ZipDirectory.SplitException("first") : new IOException("it ends before its directory");
  }

  /** Passes over the record of a directory that begins with a signature. */
  private void directory(int signature) throws IOException {
    switch (signature) {
      case ZipHeader.ENTRY -> {
        ByteBuffer entry = bytes(ZipHeader.ENTRY_LENGTH - 4);
        in.skipNBytes(
            (long) ZipHeader.unsigned(entry, 24) + ZipHeader.unsigned(entry, 26) + ZipHeader.unsigned(entry, 28));
      }
      case ZipDirectory.END_64 -> in.skipNBytes(Math.max(0, bytes(8).getLong()));
      case ZipDirectory.LOCATOR_64 -> in.skipNBytes(ZipDirectory.LOCATOR_64_LENGTH - 4);
      case ZipDirectory.END -> {
        ByteBuffer end = bytes(ZipDirectory.END_LENGTH - 4);
        in.skipNBytes(ZipHeader.unsigned(end, ZipDirectory.END_LENGTH - 6));
        ended = true;
        isFirstPart = false;
      }
      default -> throw damage();
    }
  }

  private Entry entry() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(ZipHeader.LOCAL_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(ZipHeader.LOCAL).put(bytes(ZipHeader.LOCAL_LENGTH - 4)).flip();
    byte[] name = bytes(ZipHeader.unsigned(header, 26)).array();
    ByteBuffer extra = bytes(ZipHeader.unsigned(header, 28));
    EntryBytes bytes = new EntryBytes(ZipHeader.local(header, name, extra));
    current = bytes;
    return new Entry(
        bytes.header.name(),
        bytes.size(),
        bytes.header.lastModified(),
        bytes.header.isFolder() ? Kind.FOLDER : Kind.FILE,
        ZipDecoder.unreadable(bytes.header),
        bytes::open);
  }

  private ByteBuffer bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return little(bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() {
    decoder.close(); // what it reads from is not its own
  }

  /** The bytes of the entry, up to the next header. */
  private final class EntryBytes extends InputStream {

    private final ZipHeader header;
    private final boolean isSizeKnown;
    private long compressedLeft;
    private InputStream decoded;
    private EntryStream.Expected expected;
    private long size;

    EntryBytes(ZipHeader header) {
      this.header = header;
      isSizeKnown =
          !header.hasDescriptor() || header.method() != ZipDecoder.DEFLATED && header.compressedSize() > 0;
      compressedLeft = header.compressedSize();
    }

    long size() {
      return isSizeKnown ? header.size() : -1;
    }

    InputStream open() throws IOException {
      decoded = Faults.asDamage(this::decoded);
      return new EntryStream(this, budget, () -> expected);
    }

    private InputStream decoded() throws IOException {
      if (isSizeKnown) {
        return decoder.open(header, new Compressed());
      }
      return switch (header.method()) {
        case ZipDecoder.DEFLATED -> decoder.inflated(in);
        case ZipDecoder.STORED -> new StoredBytes(in);
        default -> throw new IOException("it does not say where it ends");
      };
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int count = expected != null ? -1 : decoded.read(target, from, length);
      if (count >= 0) {
        size += count;
      } else if (expected == null) {
        if (decoded instanceof ZipDecoder.Inflated inflated && !isSizeKnown) {
          inflated.unreadTo(in);
        }
        end(size);
      }
      return count;
    }

    /** Goes to the next header, whatever was read. */
    void finish() throws IOException {
      if (expected != null) {
        return;
      }
      if (isSizeKnown) {
        end(header.size());
      } else if (header.isEncrypted()) {
        throw new IOException("what is behind an encrypted entry is not read: that does not say where it ends");
      } else {
        InputStream rest = decoded == null ? open() : new EntryStream(this, budget, () -> expected);
        rest.transferTo(OutputStream.nullOutputStream());
      }
    }

    private void end(long sizeOfEntry) throws IOException {
      if (isSizeKnown) {
        in.skipNBytes(compressedLeft);
        compressedLeft = 0;
      }
      expected =
          header.hasDescriptor()
              ? descriptor(sizeOfEntry)
              : new EntryStream.Expected(header.size(), header.crc());
    }

    /** What comes behind the bytes, with a signature or without, with sizes of 4 or 8 bytes. */
    private EntryStream.Expected descriptor(long sizeOfEntry) throws IOException {
      byte[] bytes = in.readNBytes(LONGEST_DESCRIPTOR);
      ByteBuffer descriptor = little(Arrays.copyOf(bytes, LONGEST_DESCRIPTOR));
      int start = descriptor.getInt(0) == DESCRIPTOR ? 4 : 0;
      long shortSize = descriptor.getInt(start + 8) & 0xFFFFFFFFL;
      boolean isLong = header.hasLongSizes() || shortSize != (sizeOfEntry & 0xFFFFFFFFL);
      isLong &= descriptor.getLong(start + 12) == sizeOfEntry;
      int length = start + (isLong ? 20 : 12);
      if (bytes.length < length) {
        throw new EOFException();
      }
      in.unread(bytes, length, bytes.length - length);
      return new EntryStream.Expected(
          isLong ? sizeOfEntry : shortSize, descriptor.getInt(start) & 0xFFFFFFFFL);
    }

    @Override
    public void close() {
      // the archive goes on
    }

    /** The compressed bytes, as many as the header says. */
    private final class Compressed extends InputStream {

      @Override
      public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        int count = compressedLeft == 0 ? -1 : in.read(target, from, (int) Math.min(length, compressedLeft));
        compressedLeft -= Math.max(0, count);
        return count;
      }
    }
  }
}
