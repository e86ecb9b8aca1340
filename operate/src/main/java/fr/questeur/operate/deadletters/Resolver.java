package fr.questeur.operate.deadletters;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Resolution;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Ends dead letters. What is done and that it is done are one transaction. For one thread. */
public final class Resolver implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final Originals originals;
  private final Clock clock;

  /**
   * A resolver.
   *
   * @param kafka properties of all clients, see {@link ClientProperties}
   * @param reader stays the caller's to close
   */
  public Resolver(Map<String, Object> kafka, TopicReader reader, Clock clock) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.forProducer(kafka));
    // Of its own: operators may work at the same time, and none fences another.
    properties.put("transactional.id", "questeur-operate-" + UUID.randomUUID());
    properties.put("max.request.size", String.valueOf(Topics.MAX_RECORD_BYTES));
    properties.putIfAbsent("compression.type", "lz4");
    this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.originals = new Originals(reader);
    this.clock = clock;
    producer.initTransactions();
  }

  /**
   * Publishes the letter's document again, to go the whole way, and marks the letter.
   *
   * @throws NotReplayableException if the document is not in Kafka
   * @throws KafkaException if nothing was done
   */
  public void replay(Letter letter) {
    ProducerRecord<byte[], byte[]> again = originals.of(letter);
    inTransaction(() -> {
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
    inTransaction(() -> producer.send(resolution(letter, Resolution.State.DISCARDED, why)));
  }

  private void inTransaction(Runnable sends) {
    producer.beginTransaction();
    try {
      sends.run();
      producer.commitTransaction();
    } catch (KafkaException e) {
      producer.abortTransaction();
      throw e;
    }
  }

  private ProducerRecord<byte[], byte[]> resolution(Letter letter, Resolution.State state, String why) {
    return new ProducerRecord<>(
        Topics.RESOLUTION.name(), letter.id().toString().getBytes(StandardCharsets.UTF_8),
        QuestionJson.write(new Resolution(state, clock.instant(), why)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
