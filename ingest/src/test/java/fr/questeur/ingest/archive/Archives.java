package fr.questeur.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives for tests. */
public final class Archives {

  public static final Instant ENTRY_TIME = Instant.parse("2017-06-20T10:11:12Z");

  /** Writes an archive. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private Archives() {}

  static byte[] bytes(Writing writing) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writing.to(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Names and texts by turns. */
  static Map<String, byte[]> entries(String... namesAndTexts) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      entries.put(namesAndTexts[i], utf8(namesAndTexts[i + 1]));
    }
    return entries;
  }

  public static byte[] zip(String... namesAndTexts) {
    return zip(entries(namesAndTexts));
  }

  public static byte[] zip(Map<String, byte[]> entries) {
    return bytes(out -> {
      try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          ZipArchiveEntry header = new ZipArchiveEntry(entry.getKey());
          header.setLastModifiedTime(FileTime.from(ENTRY_TIME));
          zip.putArchiveEntry(header);
          zip.write(entry.getValue());
          zip.closeArchiveEntry();
        }
      }
    });
  }

  public static byte[] joined(byte[]... parts) {
    return bytes(out -> {
      for (byte[] part : parts) {
        out.write(part);
      }
    });
  }

  static byte[] tar(String... namesAndTexts) {
    return tar(entries(namesAndTexts));
  }

  static byte[] tar(Map<String, byte[]> entries) {
    return bytes(out -> {
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
          header.setModTime(FileTime.from(ENTRY_TIME));
          header.setSize(entry.getValue().length);
          tar.putArchiveEntry(header);
          tar.write(entry.getValue());
          tar.closeArchiveEntry();
        }
      }
    });
  }

  static byte[] gzip(byte[] content) {
    return bytes(out -> {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(content);
      }
    });
  }

  /** Unix compress, without ever compressing: codes of 9 bits, the table cleared before it would need more. */
  static byte[] compress(byte[] content) {
    return bytes(out -> {
      out.write(new byte[] {0x1F, (byte) 0x9D, (byte) 0x90});
      BitWriter bits = new BitWriter(out);
      int sinceClear = 0;
      for (byte value : content) {
        bits.write9(value & 0xFF);
        if (++sinceClear == 8 * 8 - 1) { // codes are written in groups of eight: a clear code ends one
          bits.write9(256);
          sinceClear = 0;
        }
      }
      bits.flush();
    });
  }

  private static final class BitWriter {

    private final OutputStream out;
    private int pending;
    private int count;

    BitWriter(OutputStream out) {
      this.out = out;
    }

    void write9(int code) throws IOException {
      pending |= code << count;
      count += 9;
      while (count >= 8) {
        out.write(pending);
        pending >>>= 8;
        count -= 8;
      }
    }

    void flush() throws IOException {
      if (count > 0) {
        out.write(pending);
      }
    }
  }
}
