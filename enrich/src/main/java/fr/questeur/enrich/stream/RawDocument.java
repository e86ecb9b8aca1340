package fr.questeur.enrich.stream;

import fr.questeur.contract.IsoTime;
import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.enrich.Enricher;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** A record of {@code questions.raw} as a document. */
public final class RawDocument {

  private static final byte[] EMPTY = {};

  private RawDocument() {}

  /**
   * Reads and tags it. Other producers may write to the topic without our headers.
   *
   * @param value null for none
   * @param timestamp of the record: when the document was observed, if no header says
   * @throws fr.questeur.enrich.parse.common.RejectedDocumentException if there is no question in it that can be kept
   * @throws java.time.DateTimeException if the header is no instant
   */
  public static Question read(Enricher enricher, byte[] value, Headers headers, long timestamp) {
    String lastModified = RecordHeaders.text(headers, RecordHeaders.FILE_LAST_MODIFIED);
    return enricher.enrich(
        value == null ? EMPTY : value,
        RecordHeaders.text(headers, RecordHeaders.FILE_PATH),
        lastModified == null ? Instant.ofEpochMilli(timestamp) : IsoTime.instant(lastModified));
  }
}
