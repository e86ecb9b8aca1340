package fr.questeur.operate.deadletters;

import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Resolution;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A dead letter as it lies in its topic.
 *
 * @param id its name
 * @param at when it was written
 * @param what its headers, read
 * @param resolution what was done about it; null while it is open
 * @param record all of it
 */
public record Letter(
    LetterId id, Instant at, DeadLetter what, Resolution resolution, ConsumerRecord<byte[], byte[]> record) {

  static Letter of(ConsumerRecord<byte[], byte[]> record, Resolution resolution) {
    return new Letter(
        new LetterId(record.partition(), record.offset()), Instant.ofEpochMilli(record.timestamp()),
        DeadLetter.read(record.headers()), resolution, record);
  }

  public boolean isOpen() {
    return resolution == null;
  }

  public Headers headers() {
    return record.headers();
  }

  /** The bytes it holds: of the document, of the question as JSON (sink), or of a stub (ingest). */
  public byte[] bytes() {
    return record.value() == null ? new byte[0] : record.value();
  }
}
