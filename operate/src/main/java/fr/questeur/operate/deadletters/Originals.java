package fr.questeur.operate.deadletters;

import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Finds the document that became a dead letter, as it lay in {@code questions.raw}. */
final class Originals {

  private final TopicReader reader;

  Originals(TopicReader reader) {
    this.reader = reader;
  }

  /**
   * The record to publish again: key, bytes and headers of the file, with the letter's id.
   *
   * @throws NotReplayableException if the document is not in Kafka
   */
  ProducerRecord<byte[], byte[]> of(Letter letter) {
    ConsumerRecord<byte[], byte[]> original = original(letter);
    Headers from = original == null ? letter.headers() : original.headers();
    byte[] key = original == null ? letter.record().key() : original.key();
    byte[] bytes = original == null ? letter.bytes() : original.value();
    var again = new ProducerRecord<>(Topics.RAW.name(), key, bytes);
    copy(RecordHeaders.FILE_PATH, from, again.headers());
    copy(RecordHeaders.FILE_LENGTH, from, again.headers());
    copy(RecordHeaders.FILE_LAST_MODIFIED, from, again.headers());
    RecordHeaders.put(again.headers(), RecordHeaders.REPLAY, letter.id().toString());
    return again;
  }

  /** Null if the letter itself holds all of it, as those of enrich do. */
  private ConsumerRecord<byte[], byte[]> original(Letter letter) {
    if ("ingest".equals(letter.what().stage())) {
      throw new NotReplayableException(
          "%s: %s was never published; put a sound file in its place, and ingest reads it"
              .formatted(letter.id(), letter.what().path()));
    }
    if (!"sink".equals(letter.what().stage())) {
      return null;
    }
    String partition = RecordHeaders.text(letter.headers(), RecordHeaders.RAW_PARTITION);
    String offset = RecordHeaders.text(letter.headers(), RecordHeaders.RAW_OFFSET);
    ConsumerRecord<byte[], byte[]> raw =
        partition == null || offset == null
            ? null
            : reader.readOne(Topics.RAW.name(), Integer.parseInt(partition), Long.parseLong(offset));
    if (raw == null) {
      throw new NotReplayableException(
          "%s: its document is not in %s any more".formatted(letter.id(), Topics.RAW.name()));
    }
    return raw;
  }

  private static void copy(String name, Headers from, Headers to) {
    RecordHeaders.put(to, name, RecordHeaders.text(from, name));
  }
}
