package fr.questeur.enrich.parse.common;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Formats that land in an inbox by mistake, known by their first bytes. */
public enum BinaryFormat {
  PDF("PDF", "%PDF-"),
  PNG("PNG", "\u0089PNG"),
  JPEG("JPEG", "\u00FF\u00D8\u00FF"),
  GIF("GIF", "GIF8"),
  ZIP("ZIP (or DOCX, ODT, XLSX)", "PK\u0003\u0004"),
  GZIP("gzip", "\u001F\u008B"),
  BZIP2("bzip2", "BZh"),
  XZ(archive("xz"), "\u00FD7zXZ"),
  SEVEN_ZIP(archive("7z"), "7z\u00BC\u00AF\u0027"),
  RAR(archive("RAR"), "Rar!\u001A\u0007"),
  ZSTANDARD(archive("Zstandard"), "(\u00B5/\u00FD"),
  LZ4(archive("LZ4"), "\u0004\"M\u0018"),
  LZIP(archive("lzip"), "LZIP"),
  LZMA(archive("LZMA"), "]\0\0\u0080\0"),
  CABINET(archive("CAB"), "MSCF\0\0\0\0"),
  AR(archive("ar"), "!<arch>\n"),
  OLE("OLE (an old DOC or XLS)", "\u00D0\u00CF\u0011\u00E0"),
  ELF("ELF", "\u007FELF");

  private static final List<BinaryFormat> ALL = List.of(values());

  private final String title;
  private final byte[] magic;

  BinaryFormat(String title, String magic) {
    this.title = title;
    this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Of a kind that ingest does not unpack. */
  private static String archive(String kind) {
    return kind + ": unpack it, or make a zip or tar.gz of what is in it";
  }

  String title() {
    return title;
  }

  public static Optional<BinaryFormat> of(byte[] bytes) {
    for (BinaryFormat format : ALL) {
      if (format.begins(bytes)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private boolean begins(byte[] bytes) {
    return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }
}
