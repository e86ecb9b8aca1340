package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.bytes;
import static fr.questeur.ingest.archive.Archives.joined;
import static fr.questeur.ingest.archive.Archives.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Archives made byte by byte, as no library writes them. */
final class RawArchives {

  static final int MEGABYTE = 1024 * 1024;

  private RawArchives() {}

  /** A gzip of much that is the same, written without holding it. */
  static byte[] gzipOf(Archives.Writing writing) {
    return bytes(out -> {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out, MEGABYTE)) {
        writing.to(gzip);
      }
    });
  }

  static void repeat(OutputStream out, int character, long count) throws IOException {
    byte[] many = new byte[64 * 1024];
    Arrays.fill(many, (byte) character);
    for (long left = count; left > 0; left -= many.length) {
      out.write(many, 0, (int) Math.min(left, many.length));
    }
  }

  /** One header of a tar. */
  static byte[] tarHeader(byte[] name, char type, long size) {
    byte[] header = new byte[512];
    System.arraycopy(name, 0, header, 0, Math.min(100, name.length));
    put(header, 100, "0000644\0");
    if (size >= 0 && size < 1L << 33) {
      put(header, 124, String.format("%011o", size));
    } else {
      ByteBuffer.wrap(header).put(124, (byte) (size < 0 ? 0xFF : 0x80)).putLong(128, size);
      if (size < 0) {
        header[125] = header[126] = header[127] = (byte) 0xFF;
      }
    }
    put(header, 136, "13122445456");
    header[156] = (byte) type;
    put(header, 257, "ustar  ");
    return withCheckSum(header);
  }

  static byte[] tarHeader(String name, char type, long size) {
    return tarHeader(utf8(name), type, size);
  }

  static byte[] withCheckSum(byte[] header) {
    put(header, 148, "        ");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] target, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  /** An entry of a tar with its bytes. */
  static byte[] tarEntry(byte[] name, char type, byte[] content) {
    return joined(tarHeader(name, type, content.length), content, new byte[-content.length & 511]);
  }

  static byte[] tarEntry(String name, char type, String content) {
    return tarEntry(utf8(name), type, utf8(content));
  }

  static byte[] pax(String key, String value) {
    int length = key.length() + utf8(value).length + 3;
    int total = length + Integer.toString(length + 2).length();
    return tarEntry("PaxHeaders/x", 'x', total + " " + key + "=" + value + "\n");
  }

  static byte[] endOfTar() {
    return new byte[1024];
  }

  /** Writes a ZIP file, entry by entry. */
  static final class Zip {

    private final ByteArrayOutputStream local = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int count;

    /** A stored entry. */
    Zip entry(byte[] name, byte[] extra, byte[] content) {
      CRC32 crc = new CRC32();
      crc.update(content);
      return entry(name, extra, 0, (int) crc.getValue(), content.length, content);
    }

    Zip entry(byte[] name, byte[] extra, int method, int crc, int size, byte[] compressed) {
      int offset = local.size();
      ByteBuffer header = common(ZipHeader.LOCAL, ZipHeader.LOCAL_LENGTH, name, extra, method, crc, compressed.length, size);
      local.writeBytes(header.array());
      local.writeBytes(name);
      local.writeBytes(extra);
      local.writeBytes(compressed);
      return listed(name, extra, method, crc, compressed.length, size, offset);
    }

    /** In the directory alone. */
    Zip listed(byte[] name, byte[] extra, int method, int crc, int compressedSize, int size, int offset) {
      ByteBuffer header =
          common(ZipHeader.ENTRY, ZipHeader.ENTRY_LENGTH, name, extra, method, crc, compressedSize, size);
      directory.writeBytes(header.putInt(42, offset).array());
      directory.writeBytes(name);
      directory.writeBytes(extra);
      count++;
      return this;
    }

    private static ByteBuffer common(
        int signature, int length, byte[] name, byte[] extra, int method, int crc, int compressedSize, int size) {
      ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
      if (signature == ZipHeader.ENTRY) {
        header.putShort((short) 20);
      }
      return header.putShort((short) 20).putShort((short) 0).putShort((short) method)
          .putShort((short) 0).putShort((short) 0x4A21).putInt(crc).putInt(compressedSize).putInt(size)
          .putShort((short) name.length).putShort((short) extra.length);
    }

    byte[] bytes() {
      return bytes(new byte[0]);
    }

    byte[] bytes(byte[] comment) {
      ByteBuffer end = ByteBuffer.allocate(22 + comment.length).order(ByteOrder.LITTLE_ENDIAN);
      end.putInt(ZipDirectory.END).putInt(0).putShort((short) count).putShort((short) count);
      end.putInt(directory.size()).putInt(local.size()).putShort((short) comment.length).put(comment);
      return joined(local.toByteArray(), directory.toByteArray(), end.array());
    }
  }

  /** A local header alone. */
  static byte[] localHeader(String name, int flags, int method) {
    return ByteBuffer.allocate(30 + name.length()).order(ByteOrder.LITTLE_ENDIAN)
        .putInt(ZipHeader.LOCAL).putShort((short) 20).putShort((short) flags).putShort((short) method)
        .putInt(0x4A210000).putInt(0).putInt(0).putInt(0)
        .putShort((short) name.length()).putShort((short) 0).put(utf8(name)).array();
  }
}
