package fr.questeur.contract.kafka;

import java.nio.charset.StandardCharsets;
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

  private RecordHeaders() {}

  /** The text of a header; null if there is none. */
  public static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
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
