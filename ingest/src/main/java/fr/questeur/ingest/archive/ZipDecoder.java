package fr.questeur.ingest.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/** Decompresses entries of one ZIP file, one after another. None needs more than 5 MB. */
final class ZipDecoder implements AutoCloseable {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int SHRUNK = 1;
  private static final int IMPLODED = 6;
  private static final int DEFLATED_64 = 9;
  private static final int BZIP2 = 12;
  private static final int BUFFER = 8 * 1024;

  /** For all entries: at any time one is read at most. */
  private final Inflater inflater = new Inflater(true);

  /** Why the bytes of an entry cannot be had; null if they can. */
  static String unreadable(ZipHeader header) {
    if (header.isEncrypted()) {
      return "it is encrypted";
    }
    return switch (header.method()) {
      case STORED, SHRUNK, IMPLODED, DEFLATED, DEFLATED_64, BZIP2 -> null;
      default -> {
        ZipMethod method = ZipMethod.getMethodByCode(header.method());
        yield "it is compressed by a method that is not supported: " + (method == null ? header.method() : method);
      }
    };
  }

  /** The bytes of an entry that is readable. */
  InputStream open(ZipHeader header, InputStream compressed) throws IOException {
    return switch (header.method()) {
      case STORED -> compressed;
      case DEFLATED -> new Inflated(compressed);
      case DEFLATED_64 -> new Deflate64CompressorInputStream(compressed);
      case BZIP2 -> new BZip2CompressorInputStream(compressed);
      default -> old(header, compressed);
    };
  }

  /** The methods of PKZIP 1, which the library opens only as part of a ZIP file. */
  private static InputStream old(ZipHeader header, InputStream compressed) throws IOException {
    ByteBuffer local =
        ByteBuffer.allocate(ZipHeader.LOCAL_LENGTH + 1).order(ByteOrder.LITTLE_ENDIAN)
            .putInt(ZipHeader.LOCAL).putShort((short) 10).putShort((short) (header.flags() & 6))
            .putShort((short) header.method()).putInt(0).putInt((int) header.crc())
            .putInt((int) header.compressedSize()).putInt((int) header.size())
            .putShort((short) 1).putShort((short) 0).put((byte) 'x');
    ZipArchiveInputStream zip =
        new ZipArchiveInputStream(new SequenceInputStream(new ByteArrayInputStream(local.array()), compressed));
    zip.getNextEntry();
    return zip;
  }

  /** For an entry that does not say its compressed size. */
  Inflated inflated(InputStream compressed) {
    return new Inflated(compressed);
  }

  @Override
  public void close() {
    inflater.end();
  }

  final class Inflated extends InflaterInputStream {

    Inflated(InputStream compressed) {
      super(compressed, inflater, BUFFER);
      inflater.reset();
    }

    /** Gives back, at the end, what it has read of the compressed bytes beyond them. */
    void unreadTo(PushbackInputStream in) throws IOException {
      int beyond = inflater.getRemaining();
      in.unread(buf, len - beyond, beyond);
    }
  }
}
