package fr.questeur.run;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.TopicIdentity;
import fr.questeur.contract.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What {@code questions.installation} says of the topics. */
public final class TopicIdentities {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.INSTALLATION.name(), 0);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TopicIdentities() {}

  /**
   * All that is recorded, by the name of the topic.
   *
   * @param kafka properties of all clients
   * @throws KafkaException if it cannot be read
   */
  public static Map<String, TopicIdentity> read(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.forConsumer(kafka));
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    Map<String, TopicIdentity> identities = new HashMap<>();
    try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
      long limit = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(PARTITION) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record, identities);
        }
        if (System.nanoTime() > limit) {
          throw new TimeoutException(Topics.INSTALLATION.name() + " cannot be read to its end");
        }
      }
    }
    return identities;
  }

  private static void take(ConsumerRecord<byte[], byte[]> record, Map<String, TopicIdentity> identities) {
    String topic = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      identities.remove(topic);
    } else {
      identities.put(topic, QuestionJson.read(record.value(), TopicIdentity.class));
    }
  }

  /**
   * Writes these over what is recorded.
   *
   * @param forgotten names of topics of which nothing shall be recorded
   */
  public static void write(
      Map<String, Object> kafka, Collection<TopicIdentity> identities, Collection<String> forgotten) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    identities.forEach(identity -> records.add(record(identity.topic(), QuestionJson.write(identity))));
    forgotten.forEach(topic -> records.add(record(topic, null)));
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.forProducer(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ProducerRecord<byte[], byte[]> record : records) {
        producer.send(record).get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException(
          "cannot write " + Topics.INSTALLATION.name() + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, byte[] value) {
    return new ProducerRecord<>(Topics.INSTALLATION.name(), 0, topic.getBytes(StandardCharsets.UTF_8), value);
  }
}
