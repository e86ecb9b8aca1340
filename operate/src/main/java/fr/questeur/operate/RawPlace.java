package fr.questeur.operate;

import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** A place in {@code questions.raw}: that of one document. */
public record RawPlace(int partition, long offset) {

  /** Of a record of that topic. */
  public static RawPlace of(ConsumerRecord<byte[], byte[]> raw) {
    return new RawPlace(raw.partition(), raw.offset());
  }

  /** Where a record further on began, as its headers say; null if they do not. */
  public static RawPlace origin(Headers headers) {
    Integer partition = RecordHeaders.partition(headers, RecordHeaders.RAW_PARTITION);
    Long offset = RecordHeaders.number(headers, RecordHeaders.RAW_OFFSET);
    return partition == null || offset == null ? null : new RawPlace(partition, offset);
  }

  /** Of the document of a letter; null if it says of none. That of a candidate names the topic between. */
  public static RawPlace ofLetter(DeadLetter letter, Headers headers) {
    return Topics.RAW.name().equals(letter.topic())
        ? new RawPlace(letter.partition(), letter.offset())
        : origin(headers);
  }

  @Override
  public String toString() {
    return Topics.RAW.name() + "-" + partition + "@" + offset;
  }
}
