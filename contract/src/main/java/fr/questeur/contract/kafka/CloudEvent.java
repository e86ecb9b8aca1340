package fr.questeur.contract.kafka;

import fr.questeur.contract.Change;
import fr.questeur.contract.JsonSchemas;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/**
 * The headers that make a record of {@code questions.enriched} or {@code questions.changes} a CloudEvent 1.0 in the
 * binary mode of its Kafka binding: the value is the data, as it is.
 */
public final class CloudEvent {

  public static final String SPECVERSION = "ce_specversion";

  /** Another for every event; of a state the same for the same raw record, however often that is read. */
  public static final String ID = "ce_id";

  public static final String SOURCE = "ce_source";
  public static final String TYPE = "ce_type";

  /**
   * Of a state, when the document came to {@code questions.raw}; of a change, when it was observed: an ISO 8601
   * instant, UTC.
   */
  public static final String TIME = "ce_time";

  public static final String DATASCHEMA = "ce_dataschema";
  public static final String CONTENT_TYPE = "content-type";

  /** A question says something new. */
  public static final String QUESTION_TYPE = "fr.questeur.question.v1";

  /** Who says so. */
  public static final String ENRICH = "/questeur/enrich";

  public static final String FEED = "/questeur/feed";

  private static final List<String> ALL = List.of(SPECVERSION, ID, SOURCE, TYPE, TIME, DATASCHEMA, CONTENT_TYPE);

  private CloudEvent() {}

  /**
   * Marks a state of a question that a raw record led to.
   *
   * @param partition of {@code questions.raw}
   * @param offset there
   * @param sha256 of the document: a raw topic that was made again has its offsets again, with other documents
   * @param time of the raw record, milliseconds since the epoch
   */
  public static void putQuestion(Headers headers, int partition, long offset, String sha256, long time) {
    String id = partition + "-" + offset + "-" + sha256.substring(0, 16);
    put(headers, id, QUESTION_TYPE, ENRICH, Instant.ofEpochMilli(time), JsonSchemas.QUESTION_ID);
  }

  /**
   * Marks a change, with a type of its own for each thing that happens, such as {@code fr.questeur.question.answered.v1}.
   *
   * @param id another for every change
   */
  public static void putChange(Headers headers, Change change, String id) {
    String type = "fr.questeur.question." + change.type().code() + ".v1";
    put(headers, id, type, FEED, change.observedAt(), JsonSchemas.CHANGE_ID);
  }

  private static void put(Headers headers, String id, String type, String source, Instant time, String schema) {
    RecordHeaders.put(headers, SPECVERSION, "1.0");
    RecordHeaders.put(headers, ID, id);
    RecordHeaders.put(headers, SOURCE, source);
    RecordHeaders.put(headers, TYPE, type);
    RecordHeaders.put(headers, TIME, time.toString());
    RecordHeaders.put(headers, DATASCHEMA, schema);
    RecordHeaders.put(headers, CONTENT_TYPE, "application/json");
  }

  /** Takes them away: what becomes of the record is not that event any more. */
  static void remove(Headers headers) {
    ALL.forEach(headers::remove);
  }
}
