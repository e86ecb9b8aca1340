package fr.questeur.ingest.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * What extended headers of POSIX tar say about the entries behind them, in records of the form {@code "LENGTH
 * KEY=VALUE\n"}. Keeps the few that matter, so that no number of headers costs memory.
 */
final class PaxHeader {

  private static final int LONGEST_LENGTH = 10;

  private String path;
  private String sparsePath;
  private long size = -1;
  private Instant lastModified;
  private boolean isSparse;

  /** Says nothing. */
  PaxHeader() {}

  PaxHeader(PaxHeader other) {
    path = other.path;
    sparsePath = other.sparsePath;
    size = other.size;
    lastModified = other.lastModified;
    isSparse = other.isSparse;
  }

  /** Null if they do not say. */
  String name() {
    return sparsePath == null ? path : sparsePath; // the path of a sparse file is made up
  }

  /** Of what follows the header of the entry; -1 if they do not say. */
  long size() {
    return size;
  }

  /** Null if they do not say. */
  Instant lastModified() {
    return lastModified;
  }

  /** Whether only parts of the file are stored. */
  boolean isSparse() {
    return isSparse;
  }

  /**
   * Takes what one header says.
   *
   * @throws IOException if it is malformed
   */
  void add(byte[] records) throws IOException {
    int at = 0;
    while (at < records.length && records[at] != 0) {
      int space = indexOf(records, ' ', at, Math.min(records.length, at + LONGEST_LENGTH));
      long end = at + (space < 0 ? -1 : number(text(records, at, space)));
      int equals = end > records.length ? -1 : indexOf(records, '=', space + 1, (int) end);
      if (equals < 0) {
        throw damage();
      }
      int endOfValue = Math.max(equals + 1, (int) Math.min(end - 1, equals + 1 + EntryNames.TOO_LONG));
      set(text(records, space + 1, equals), Arrays.copyOfRange(records, equals + 1, endOfValue));
      at = (int) end;
    }
  }

  /** A record without a value takes back what a global header said. */
  private void set(String key, byte[] value) throws IOException {
    String text = value.length == 0 ? null : EntryNames.ofUnix(value);
    switch (key) {
      case "path" -> path = text;
      case "GNU.sparse.name" -> sparsePath = text;
      case "size" -> size = text == null ? -1 : number(text);
      case "mtime" -> lastModified = text == null ? null : time(text);
      default -> { }
    }
    isSparse |= key.startsWith("GNU.sparse.") || key.equals("SCHILY.realsize");
  }

  /** Seconds with a fraction; null if it is not a time. */
  private static Instant time(String text) throws IOException {
    int point = text.indexOf('.');
    if (text.startsWith("-")) {
      return null;
    }
    String nanos = point < 0 ? "" : text.substring(point + 1, Math.min(text.length(), point + 10));
    return TarHeader.time(
        number(point < 0 ? text : text.substring(0, point)), (int) number((nanos + "000000000").substring(0, 9)));
  }

  private static long number(String digits) throws IOException {
    try {
      long number = Long.parseLong(digits);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw damage();
  }

  private static IOException damage() {
    return new IOException("a pax header is damaged");
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** -1 if it is not there. */
  private static int indexOf(byte[] bytes, char character, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == character) {
        return i;
      }
    }
    return -1;
  }
}
