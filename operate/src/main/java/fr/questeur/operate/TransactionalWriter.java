package fr.questeur.operate;

import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Refusal;
import fr.questeur.contract.kafka.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what belongs together in one transaction. For one thread. */
public final class TransactionalWriter implements AutoCloseable {

  private static final String IDS = "questeur-operate-";
  private static final Refusal REFUSAL = new Refusal("this command", IDS + "...", topic -> "Write");

  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * A writer.
   *
   * @param kafka properties of all clients, see {@link ClientProperties}
   * @throws KafkaException if Kafka cannot be reached, or refuses
   */
  public TransactionalWriter(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.forProducer(kafka));
    // Of its own: operators may work at the same time, and none fences another.
    properties.put("transactional.id", IDS + UUID.randomUUID());
    properties.put("max.request.size", String.valueOf(Topics.MAX_RECORD_BYTES));
    properties.putIfAbsent("compression.type", "lz4");
    producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw explained(e);
    }
  }

  /**
   * All of what is sent, or nothing.
   *
   * @throws KafkaException if nothing was done
   */
  public void write(Consumer<Producer<byte[], byte[]>> sends) {
    producer.beginTransaction();
    try {
      sends.accept(producer);
      producer.commitTransaction();
    } catch (KafkaException e) {
      abort(e);
      throw explained(e);
    }
  }

  /** After some failures it cannot, and Kafka does it later. */
  private void abort(KafkaException failure) {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      failure.addSuppressed(e);
    }
  }

  private static KafkaException explained(KafkaException failure) {
    return REFUSAL.explain(failure).map(said -> new KafkaException(said, failure)).orElse(failure);
  }

  @Override
  public void close() {
    producer.close();
  }
}
