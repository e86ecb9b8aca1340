package fr.questeur.operate.deadletters;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.RawPlace;
import fr.questeur.operate.Republished;
import fr.questeur.operate.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

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
    return Republished.of(original.key(), original.value(), original.headers(), letter.id().toString());
  }

  /** The letter itself, if it holds the document as it was; not that of what became of the document further on. */
  private ConsumerRecord<byte[], byte[]> original(Letter letter) {
    if ("ingest".equals(letter.what().stage())) {
      throw new NotReplayableException(
          "%s: %s was never published; put a sound file in its place, and ingest reads it"
              .formatted(letter.id(), letter.what().path()));
    }
    RawPlace origin = RawPlace.origin(letter.headers());
    if (origin == null && !"sink".equals(letter.what().stage())) {
      return letter.record();
    }
    ConsumerRecord<byte[], byte[]> raw =
        origin == null ? null : reader.readOne(Topics.RAW.name(), origin.partition(), origin.offset());
    if (raw == null) {
      throw new NotReplayableException(
          "%s: its document is not in %s any more".formatted(letter.id(), Topics.RAW.name()));
    }
    return raw;
  }
}
