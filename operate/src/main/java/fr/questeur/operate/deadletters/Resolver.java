package fr.questeur.operate.deadletters;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Resolution;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.TransactionalWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Ends dead letters. What is done and that it is done are one transaction. For one thread. */
public final class Resolver implements AutoCloseable {

  private final TransactionalWriter writer;
  private final Originals originals;
  private final Clock clock;

  /**
   * A resolver.
   *
   * @param kafka properties of all clients, see {@link ClientProperties}
   * @param reader stays the caller's to close
   */
  public Resolver(Map<String, Object> kafka, TopicReader reader, Clock clock) {
    this.writer = new TransactionalWriter(kafka);
    this.originals = new Originals(reader);
    this.clock = clock;
  }

  /**
   * Publishes the letter's document again, to go the whole way, and marks the letter.
   *
   * @throws NotReplayableException if the document is not in Kafka
   * @throws KafkaException if nothing was done
   */
  public void replay(Letter letter) {
    ProducerRecord<byte[], byte[]> again = originals.of(letter);
    writer.write(producer -> {
      producer.send(again);
      producer.send(resolution(letter, Resolution.State.REPLAYED, null));
    });
  }

  /**
   * Marks the letter as one about which nothing is to be done.
   *
   * @param why for whoever looks later; null for no reason
   */
  public void discard(Letter letter, String why) {
    writer.write(producer -> producer.send(resolution(letter, Resolution.State.DISCARDED, why)));
  }

  private ProducerRecord<byte[], byte[]> resolution(Letter letter, Resolution.State state, String why) {
    return new ProducerRecord<>(
        Topics.RESOLUTION.name(), letter.id().toString().getBytes(StandardCharsets.UTF_8),
        QuestionJson.write(new Resolution(state, clock.instant(), why)));
  }

  @Override
  public void close() {
    writer.close();
  }
}
