package fr.questeur.ingest.archive;

import fr.questeur.ingest.archive.Entry.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The entries of a tar archive as they come; of archives one behind the other the entries of all. */
final class TarEntries implements Entries {

  /** In bytes, of what precedes one entry. */
  private static final int LONGEST_HEADERS = 1024 * 1024;

  /** Where a further header of a sparse file says whether there is one more. */
  private static final int MORE_EXTENDED = 504;

  private static final byte[] ZEROS = new byte[TarHeader.LENGTH];

  private final InputStream in;
  private final Budget budget;
  private final byte[] block = new byte[TarHeader.LENGTH];
  private final PaxHeader global = new PaxHeader();
  private long left;
  private int padding;
  private int headerBytes;
  private boolean ended;

  TarEntries(InputStream in, Budget budget) {
    this.in = in;
    this.budget = budget;
  }

  @Override
  public Entry next() throws IOException {
    headerBytes = 0;
    PaxHeader pax = new PaxHeader(global);
    String longName = null;
    for (TarHeader header = header(); header != null; header = header()) {
      switch (header.type()) {
        case 'g' -> {
          global.add(content(header));
          pax = new PaxHeader(global);
        }
        case 'x', 'X' -> pax.add(content(header));
        case 'L' -> longName = longName(header);
        case 'K', 'N', 'V' -> begin(header.size()); // names of links, and of the archive
        default -> {
          return entry(header, pax, longName);
        }
      }
    }
    return null;
  }

  /** The next header, behind what is left of the entry before; null at the end. */
  private TarHeader header() throws IOException {
    in.skipNBytes(left);
    in.skipNBytes(padding);
    left = 0;
    padding = 0;
    while (true) {
      int length = in.readNBytes(block, 0, block.length);
      Arrays.fill(block, length, block.length, (byte) 0);
      boolean isZero = Arrays.equals(block, ZEROS);
      if (length == 0 || length < block.length && isZero && ended) {
        if (!ended) {
          throw new IOException("it ends without the mark of its end");
        }
        return null;
      }
      if (isZero) {
        ended = true;
      } else if (ended && !TarHeader.isHeader(block)) {
        throw new IOException("what is behind its end is no tar archive, and is not read");
      } else if (length < block.length) {
        throw new EOFException();
      } else {
        ended = false;
        return TarHeader.read(block);
      }
    }
  }

  private void begin(long size) {
    left = size;
    padding = (int) (-size & TarHeader.LENGTH - 1);
  }

  /** Of a header that says something about the entry behind it. */
  private byte[] content(TarHeader header) throws IOException {
    if (header.size() > LONGEST_HEADERS - headerBytes) {
      throw new UnsafeArchiveException("the headers of an entry have more than %,d bytes".formatted(LONGEST_HEADERS));
    }
    headerBytes += (int) header.size();
    begin(header.size());
    byte[] content = in.readNBytes((int) left);
    if (content.length < left) {
      throw new EOFException();
    }
    left = 0;
    return content;
  }

  /** No more of it than shows that it is too long. */
  private String longName(TarHeader header) throws IOException {
    begin(header.size());
    byte[] name = in.readNBytes((int) Math.min(left, EntryNames.TOO_LONG));
    left -= name.length;
    int end = 0;
    while (end < name.length && name[end] != 0) {
      end++;
    }
    return EntryNames.ofUnix(Arrays.copyOf(name, end));
  }

  private Entry entry(TarHeader header, PaxHeader pax, String longName) throws IOException {
    for (boolean isExtended = header.isExtended(); isExtended; isExtended = block[MORE_EXTENDED] != 0) {
      if (in.readNBytes(block, 0, block.length) < block.length) {
        throw new EOFException();
      }
    }
    String name = pax.name() != null ? pax.name() : longName != null ? longName : header.name();
    boolean isHardLink = header.type() == '1';
    begin(isHardLink ? 0 : pax.size() >= 0 ? pax.size() : header.size());
    EntryStream.Expected expected = new EntryStream.Expected(left, -1);
    return new Entry(
        name.replace('\\', '/'),
        left,
        pax.lastModified() != null ? pax.lastModified() : header.lastModified(),
        kind(header.type(), name),
        unreadable(header.type(), pax),
        () -> new EntryStream(new Bytes(), budget, () -> expected));
  }

  private static Kind kind(char type, String name) {
    return switch (type) {
      case '5', 'D' -> Kind.FOLDER;
      case '1', '2', '3', '4', '6' -> Kind.SPECIAL;
      default -> name.endsWith("/") ? Kind.FOLDER : Kind.FILE;
    };
  }

  private static String unreadable(char type, PaxHeader pax) {
    if (type == 'M') {
      return "it is the rest of a file that begins in another part of the archive";
    }
    return type == 'S' || pax.isSparse() ? "it is a sparse file, of which only parts are stored" : null;
  }

  @Override
  public void close() {
    // what it reads from is not its own
  }

  /** The bytes of the entry. */
  private final class Bytes extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int count = left == 0 ? -1 : in.read(target, from, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
