package fr.questeur.contract.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Names of the headers that travel with a document from {@code questions.raw} on; with them go those of {@link
 * TraceContext}. All values are UTF-8 text.
 */
public final class RecordHeaders {

  /** The watched folder's name and the path below it, with forward slashes. */
  public static final String FILE_PATH = "file.path";

  /** Bytes, in decimal. */
  public static final String FILE_LENGTH = "file.length";

  /** When the file was last changed: an ISO 8601 instant, UTC. Absent if that is not within the years 1 to 9999. */
  public static final String FILE_LAST_MODIFIED = "file.last.modified";

  /** The partition of {@code questions.raw} that the document came from, in decimal. */
  public static final String RAW_PARTITION = "questeur.raw.partition";

  /** Its offset there, in decimal. */
  public static final String RAW_OFFSET = "questeur.raw.offset";

  /**
   * On a record of {@code questions.raw} that repeats an earlier one: the id of the dead letter that is replayed, or {@code
   * reprocess}. What enrich knows from this document gives way to what it reads in it now, and it passes on the state of
   * the question even if that says nothing new.
   */
  public static final String REPLAY = "questeur.replay";

  /**
   * Whose account the document is in: the key of its record in {@code questions.account}. On documents that ingest has
   * published, all the way; not on what is replayed.
   */
  public static final String ACCOUNT = "questeur.account";

  /** Longer ones are of other producers, and of no use. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int HEADER_BYTES = 10;

  private static final List<String> DOCUMENT =
      List.of(
          FILE_PATH, FILE_LENGTH, FILE_LAST_MODIFIED, RAW_PARTITION, RAW_OFFSET, REPLAY, ACCOUNT,
          TraceContext.TRACEPARENT, TraceContext.TRACESTATE);

  private RecordHeaders() {}

  /** The text of a header; null if there is none, or it is longer than any that Questeur writes. */
  public static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null || header.value().length > MOST_BYTES
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /**
   * Headers that are sure to fit into a record beside the largest value: these, or if they are too large together, those
   * of them that Questeur knows.
   */
  public static Headers bounded(Headers headers) {
    long bytes = 0;
    for (Header header : headers) {
      bytes += HEADER_BYTES + header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    if (bytes <= MOST_BYTES / 2) {
      return headers;
    }
    Headers kept = new org.apache.kafka.common.header.internals.RecordHeaders();
    for (String name : DOCUMENT) {
      String text = text(headers, name);
      put(kept, name, text == null || text.length() > MOST_BYTES / 16 ? null : text);
    }
    return kept;
  }

  /** A header as a whole number; null if there is none, or it is not a number from 0 on. */
  public static Long number(Headers headers, String name) {
    String text = text(headers, name);
    try {
      long number = text == null ? -1 : Long.parseLong(text);
      return number < 0 ? null : Long.valueOf(number);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A header as the number of a partition; null if there is none, or it cannot be one. */
  public static Integer partition(Headers headers, String name) {
    Long number = number(headers, name);
    return number == null || number > Integer.MAX_VALUE ? null : Integer.valueOf(number.intValue());
  }

  /** Sets a header, in place of any of that name. A null text is left out. */
  public static void put(Headers headers, String name, String text) {
    // Removing goes through all of them twice, even where there is none.
    if (headers.lastHeader(name) != null) {
      headers.remove(name);
    }
    if (text != null) {
      headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
