package fr.questeur.operate.state;

import fr.questeur.contract.Question;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.stream.RawDocument;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads documents as the enrich of this version does. */
public final class Documents {

  private final Enricher enricher = new Enricher();

  /** The question in a record of {@code questions.raw}; null if it is refused. */
  public Question read(ConsumerRecord<byte[], byte[]> raw) {
    try {
      return RawDocument.read(enricher, raw.value(), raw.headers(), raw.timestamp());
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever it is, enrich makes a dead letter of it.
      return null;
    }
  }
}
