package fr.questeur.contract.kafka;

import static fr.questeur.contract.kafka.RecordHeaders.put;
import static fr.questeur.contract.kafka.RecordHeaders.text;

import fr.questeur.contract.DeadLetterReason;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a record of {@code questions.dead-letter}: where, what and why. Besides these it keeps the headers of
 * the record it comes from, but those of a {@link CloudEvent}. The names that begin with two underscores are those of
 * Kafka Streams (KIP-1034).
 *
 * @param reason what is wrong with the document
 * @param message the same in a sentence, with the place in the document where known
 * @param stage {@code ingest}, {@code enrich} or {@code sink}
 * @param path of the file, as in {@link RecordHeaders#FILE_PATH}; null if unknown
 * @param topic the record it comes from; null if it comes from no record (ingest)
 * @param partition of that topic; null with it
 * @param offset in that partition; null with it
 */
public record DeadLetter(
    DeadLetterReason reason, String message, String stage, String path, String topic, Integer partition, Long offset) {

  public static final String REASON = "questeur.reason";
  public static final String STAGE = "questeur.stage";
  public static final String EXCEPTION = "__streams.errors.exception";
  public static final String MESSAGE = "__streams.errors.message";
  public static final String TOPIC = "__streams.errors.topic";
  public static final String PARTITION = "__streams.errors.partition";
  public static final String OFFSET = "__streams.errors.offset";

  private static final int MOST_CHARACTERS = 4_000;

  /**
   * The record to send.
   *
   * @param key of the record it comes from
   * @param value the original bytes, or a stub
   * @param original headers to keep, as far as {@link RecordHeaders#bounded} does
   * @param exception the name of its class goes with the letter; null if there was none
   */
  public ProducerRecord<byte[], byte[]> toRecord(byte[] key, byte[] value, Headers original, Throwable exception) {
    var record =
        new ProducerRecord<>(Topics.DEAD_LETTER.name(), null, null, key, value, RecordHeaders.bounded(original));
    Headers headers = record.headers();
    CloudEvent.remove(headers);
    headers.remove(BoundedConsumer.UNREADABLE);
    put(headers, REASON, reason.code());
    put(headers, STAGE, stage);
    put(headers, MESSAGE, shortened(message));
    put(headers, EXCEPTION, exception == null ? null : exception.getClass().getName());
    put(headers, TOPIC, topic);
    put(headers, PARTITION, partition == null ? null : partition.toString());
    put(headers, OFFSET, offset == null ? null : offset.toString());
    return record;
  }

  /**
   * Reads the headers of a dead letter. One without a known reason has {@link DeadLetterReason#INTERNAL_ERROR}; a place
   * that is none is null.
   */
  public static DeadLetter read(Headers headers) {
    Integer partition = RecordHeaders.partition(headers, PARTITION);
    Long offset = RecordHeaders.number(headers, OFFSET);
    boolean isPlace = partition != null && offset != null && text(headers, TOPIC) != null;
    return new DeadLetter(
        reason(text(headers, REASON)),
        text(headers, MESSAGE),
        text(headers, STAGE),
        text(headers, RecordHeaders.FILE_PATH),
        isPlace ? text(headers, TOPIC) : null,
        isPlace ? partition : null,
        isPlace ? offset : null);
  }

  /** A message may quote the document. */
  private static String shortened(String message) {
    return message == null || message.length() <= MOST_CHARACTERS
        ? message
        : message.substring(0, MOST_CHARACTERS) + "…";
  }

  private static DeadLetterReason reason(String code) {
    return Arrays.stream(DeadLetterReason.values())
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .orElse(DeadLetterReason.INTERNAL_ERROR);
  }
}
