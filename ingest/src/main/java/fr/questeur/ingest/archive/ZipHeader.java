package fr.questeur.ingest.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.zip.CRC32;

/**
 * What a ZIP file says about an entry: in its directory, or before the bytes of the entry. By APPNOTE.TXT 4.3 to 4.6 and
 * the extra fields of Info-ZIP. Keeps nothing of the bytes it is read from but the name.
 *
 * @param name with slashes
 * @param flags general purpose bits
 * @param method of compression
 * @param crc of the bytes of the entry
 * @param compressedSize in bytes
 * @param size in bytes
 * @param lastModified null if it does not say
 * @param isLink whether it is a symbolic link of Unix
 * @param offset of its local header; only in a directory
 * @param hasLongSizes whether a data descriptor has sizes of 8 bytes
 */
record ZipHeader(
    String name,
    int flags,
    int method,
    long crc,
    long compressedSize,
    long size,
    Instant lastModified,
    boolean isLink,
    long offset,
    boolean hasLongSizes) {

  static final int LOCAL = 0x04034B50;
  static final int LOCAL_LENGTH = 30;
  static final int DESCRIPTOR = 0x08074B50;
  static final int ENTRY = 0x02014B50;
  static final int ENTRY_LENGTH = 46;

  private static final int UTF_8_NAME = 1 << 11;
  private static final int ENCRYPTED = 1;
  private static final int HAS_DESCRIPTOR = 1 << 3;
  private static final int UNIX = 3;
  private static final int FILE_TYPE = 0xF000;
  private static final int LINK = 0xA000;
  private static final long IN_EXTRA = 0xFFFFFFFFL;

  /** A ZIP file gives the local time of whoever made it; of these documents that is Paris. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** What DOS has for no time. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /**
   * From before the bytes of the entry.
   *
   * @param header of {@link #LOCAL_LENGTH} bytes, at its beginning
   */
  static ZipHeader local(ByteBuffer header, byte[] name, ByteBuffer extra) {
    return read(header, header.position() + 6, name, new Extra(extra, name), false, -1);
  }

  /**
   * From the directory.
   *
   * @param header of {@link #ENTRY_LENGTH} bytes, at its beginning
   */
  static ZipHeader entry(ByteBuffer header, byte[] name, ByteBuffer extra) {
    int start = header.position();
    boolean isLink =
        header.get(start + 5) == UNIX && (unsigned(header, start + 40) & FILE_TYPE) == LINK;
    long offset = header.getInt(start + 42) & 0xFFFFFFFFL;
    return read(header, start + 8, name, new Extra(extra, name), isLink, offset);
  }

  /** What both forms have, from the general purpose bits on. */
  private static ZipHeader read(
      ByteBuffer header, int at, byte[] rawName, Extra extra, boolean isLink, long offset) {
    int flags = unsigned(header, at);
    long compressedSize = header.getInt(at + 12) & 0xFFFFFFFFL;
    long size = header.getInt(at + 16) & 0xFFFFFFFFL;
    // The extra field holds those that did not fit, in this order.
    long realSize = extra.longValue(size);
    long realCompressedSize = extra.longValue(compressedSize);
    return new ZipHeader(
        name(rawName, (flags & UTF_8_NAME) != 0, extra).replace('\\', '/'),
        flags,
        unsigned(header, at + 2),
        header.getInt(at + 8) & 0xFFFFFFFFL,
        realCompressedSize,
        realSize,
        extra.time != null ? extra.time : dosTime(unsigned(header, at + 4), unsigned(header, at + 6)),
        isLink,
        extra.longValue(offset),
        extra.hasLongSizes);
  }

  private static String name(byte[] raw, boolean isUtf8, Extra extra) {
    return !isUtf8 && extra.name != null ? extra.name : EntryNames.ofZip(raw);
  }

  private static Instant dosTime(int time, int date) {
    try {
      LocalDateTime local =
          LocalDateTime.of(
              1980 + (date >> 9), date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2);
      return local.isAfter(NO_TIME) ? local.atZone(ZONE).toInstant() : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Whether check sum and sizes come behind the bytes of the entry. */
  boolean hasDescriptor() {
    return (flags & HAS_DESCRIPTOR) != 0;
  }

  static int unsigned(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  /** The fields that matter of those behind a header. What is malformed ends them. */
  private static final class Extra {

    private static final int ZIP64 = 0x0001;
    private static final int NTFS = 0x000A;
    private static final int UNIX_TIME = 0x5455;
    private static final int UNICODE_NAME = 0x7075;

    /** From 1601 to 1970. */
    private static final long NTFS_EPOCH_SECONDS = -11_644_473_600L;

    private static final long NTFS_UNITS = 10_000_000;

    private String name;
    private Instant time;
    private boolean hasUnixTime;
    private boolean hasLongSizes;
    private ByteBuffer longs = ByteBuffer.allocate(0);

    Extra(ByteBuffer fields, byte[] rawName) {
      while (fields.remaining() >= 4) {
        int id = fields.getShort() & 0xFFFF;
        int length = fields.getShort() & 0xFFFF;
        if (length > fields.remaining()) {
          return;
        }
        if (id == ZIP64 || id == UNIX_TIME || id == NTFS || id == UNICODE_NAME) {
          take(id, fields.slice(fields.position(), length).order(ByteOrder.LITTLE_ENDIAN), rawName);
        }
        fields.position(fields.position() + length);
      }
    }

    private void take(int id, ByteBuffer field, byte[] rawName) {
      switch (id) {
        case UNIX_TIME -> unixTime(field);
        case NTFS -> ntfs(field);
        case UNICODE_NAME -> unicodeName(field, rawName);
        default -> {
          longs = field;
          hasLongSizes = true;
        }
      }
    }

    /** The value itself, or the next of the long ones if it says that it is there. */
    long longValue(long value) {
      return value == IN_EXTRA && longs.remaining() >= 8 ? longs.getLong() : value;
    }

    private void unixTime(ByteBuffer field) {
      if (field.remaining() >= 5 && (field.get() & 1) != 0) {
        time = Instant.ofEpochSecond(field.getInt());
        hasUnixTime = true;
      }
    }

    private void ntfs(ByteBuffer field) {
      if (!hasUnixTime && field.remaining() >= 16 && field.getShort(4) == 1) {
        long units = field.getLong(8);
        time =
            units == 0
                ? time
                : Instant.ofEpochSecond(
                    NTFS_EPOCH_SECONDS + Math.floorDiv(units, NTFS_UNITS), Math.floorMod(units, NTFS_UNITS) * 100);
      }
    }

    /** As long as it belongs to the name: programs that do not know it leave it behind when they change names. */
    private void unicodeName(ByteBuffer field, byte[] rawName) {
      CRC32 crc = new CRC32();
      crc.update(rawName);
      if (field.remaining() > 5 && field.get() == 1 && field.getInt() == (int) crc.getValue()) {
        byte[] unicode = new byte[field.remaining()];
        field.get(unicode);
        name = EntryNames.ofZip(unicode);
      }
    }
  }
}
