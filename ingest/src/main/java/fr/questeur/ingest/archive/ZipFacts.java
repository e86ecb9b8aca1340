package fr.questeur.ingest.archive;

import fr.questeur.ingest.archive.Entry.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.apache.commons.compress.archivers.zip.X000A_NTFS;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** What a ZIP file says about an entry. */
final class ZipFacts {

  /** A ZIP file gives the local time of whoever made it; of these documents that is Paris. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** What DOS has for no time. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final char REPLACEMENT = '\uFFFD';

  /** Of Windows in French, for names that are not UTF-8. */
  private static final Charset OLD_NAMES =
      Charset.isSupported("IBM850") ? Charset.forName("IBM850") : StandardCharsets.ISO_8859_1;

  private ZipFacts() {}

  static String name(ZipArchiveEntry entry) {
    String name = entry.getName();
    if (name.indexOf(REPLACEMENT) >= 0 && entry.getRawName() != null) {
      name = new String(entry.getRawName(), OLD_NAMES);
    }
    return name.replace('\\', '/');
  }

  static Kind kind(ZipArchiveEntry entry) {
    if (entry.isUnixSymlink()) {
      return Kind.SPECIAL;
    }
    return name(entry).endsWith("/") ? Kind.FOLDER : Kind.FILE;
  }

  /** Null if it does not say. */
  static Instant lastModified(ZipArchiveEntry entry) {
    if (entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID) instanceof X5455_ExtendedTimestamp unix
        && unix.getModifyJavaTime() != null) {
      return unix.getModifyJavaTime().toInstant();
    }
    if (entry.getExtraField(X000A_NTFS.HEADER_ID) instanceof X000A_NTFS windows) {
      Date time = windows.getModifyJavaTime();
      if (time != null) {
        return time.toInstant();
      }
    }
    LocalDateTime local = entry.getTime() < 0 ? NO_TIME : entry.getTimeLocal();
    return local.isAfter(NO_TIME) ? local.atZone(ZONE).toInstant() : null;
  }

  /**
   * Why an entry's bytes cannot be had; null if they can.
   *
   * @param supported whether the library can read them
   */
  static String unreadable(ZipArchiveEntry entry, boolean supported) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return "it is encrypted";
    }
    if (!supported) {
      ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
      return "it is compressed by a method that is not supported: " + (method == null ? entry.getMethod() : method);
    }
    return null;
  }

  /** What the bytes must add up to; of an entry that is read as a stream known at its end only. */
  static EntryStream.Expected expected(ZipArchiveEntry entry) {
    return new EntryStream.Expected() {
      @Override
      public long size() {
        return entry.getSize();
      }

      @Override
      public long crc() {
        return entry.getCrc();
      }
    };
  }
}
