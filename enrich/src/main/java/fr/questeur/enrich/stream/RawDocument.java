package fr.questeur.enrich.stream;

import fr.questeur.contract.IsoTime;
import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.parse.common.CleanText;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A record of {@code questions.raw} as a document. */
public final class RawDocument {

  private static final byte[] EMPTY = {};
  private static final int LONGEST_PATH = 8_192;
  /** Beyond, neither every database nor every language has a time. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private RawDocument() {}

  /**
   * Reads and tags it. Other producers may write to the topic without our headers, or with others of the same name: those
   * that are not as ours are ignored.
   *
   * @param value null for none
   * @param timestamp of the record: when the document was observed, if no header says
   * @throws fr.questeur.enrich.parse.common.RejectedDocumentException if there is no question in it that can be kept
   */
  public static Question read(Enricher enricher, byte[] value, Headers headers, long timestamp) {
    return enricher.enrich(value == null ? EMPTY : value, path(headers), observedAt(headers, timestamp));
  }

  /** The path of the document; null if no header says. */
  static String path(Headers headers) {
    Header header = headers.lastHeader(RecordHeaders.FILE_PATH);
    return header == null || header.value() == null || header.value().length > LONGEST_PATH
        ? null
        : CleanText.of(RecordHeaders.text(headers, RecordHeaders.FILE_PATH));
  }

  private static Instant observedAt(Headers headers, long timestamp) {
    Instant observedAt = Instant.ofEpochMilli(timestamp);
    try {
      String lastModified = RecordHeaders.text(headers, RecordHeaders.FILE_LAST_MODIFIED);
      observedAt = lastModified == null ? observedAt : IsoTime.instant(lastModified);
    } catch (DateTimeException e) {
      // The time of the record is as good.
    }
    return observedAt.isAfter(LAST) ? LAST : observedAt;
  }
}
