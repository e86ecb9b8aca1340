package fr.questeur.run;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.TopicIdentity;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What {@code questions.installation} says of the topics. */
public final class TopicIdentities {

  private TopicIdentities() {}

  /**
   * All that is recorded, by the name of the topic.
   *
   * @param kafka properties of all clients
   * @throws KafkaException if it cannot be read
   */
  public static Map<String, TopicIdentity> read(Map<String, Object> kafka) {
    Map<String, TopicIdentity> identities = new HashMap<>();
    try (TopicReader reader = new TopicReader(kafka)) {
      reader.readAll(
          Topics.INSTALLATION.name(), TopicIdentity.class, (record, identity) -> take(record, identity, identities));
    }
    return identities;
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record, TopicIdentity identity, Map<String, TopicIdentity> identities) {
    String topic = TopicReader.key(record);
    if (identity == null) {
      identities.remove(topic);
    } else {
      identities.put(topic, identity);
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
      for (Future<RecordMetadata> written : records.stream().map(producer::send).toList()) {
        written.get();
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
