package fr.questeur.contract.kafka;

import fr.questeur.contract.JsonSchemas;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/**
 * The headers that make a record of {@code questions.enriched} a CloudEvent 1.0 in the binary mode of its Kafka
 * binding: the value is the data, as it is.
 */
public final class CloudEvent {

  public static final String SPECVERSION = "ce_specversion";

  /** The same for the same raw record, however often it is read; another for every other. */
  public static final String ID = "ce_id";

  public static final String SOURCE = "ce_source";
  public static final String TYPE = "ce_type";

  /** When the document came to {@code questions.raw}: an ISO 8601 instant, UTC. */
  public static final String TIME = "ce_time";

  public static final String DATASCHEMA = "ce_dataschema";
  public static final String CONTENT_TYPE = "content-type";

  /** A question says something new. */
  public static final String QUESTION_TYPE = "fr.questeur.question.v1";

  /** Who says so. */
  public static final String ENRICH = "/questeur/enrich";

  private static final Map<String, String> OF_A_QUESTION =
      Map.of(
          SPECVERSION, "1.0",
          TYPE, QUESTION_TYPE,
          SOURCE, ENRICH,
          DATASCHEMA, JsonSchemas.QUESTION_ID,
          CONTENT_TYPE, "application/json");

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
    Map<String, String> all = new LinkedHashMap<>(OF_A_QUESTION);
    all.put(ID, "%d-%d-%s".formatted(partition, offset, sha256.substring(0, 16)));
    all.put(TIME, Instant.ofEpochMilli(time).toString());
    all.forEach((name, text) -> RecordHeaders.put(headers, name, text));
  }

  /** Takes them away: what becomes of the record is not that event any more. */
  static void remove(Headers headers) {
    OF_A_QUESTION.keySet().forEach(headers::remove);
    headers.remove(ID);
    headers.remove(TIME);
  }
}
