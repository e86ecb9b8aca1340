package fr.questeur.ingest;

import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The clients of ingest. The operator's properties override the defaults here, but not what exactly-once rests on.
 */
final class KafkaClients {

  private static final String CLIENT_ID = "questeur-ingest";

  private KafkaClients() {}

  static Producer<byte[], byte[]> producer(Map<String, Object> properties, String transactionalId) {
    return new KafkaProducer<>(
        producerConfig(properties, transactionalId), new ByteArraySerializer(), new ByteArraySerializer());
  }

  static Map<String, Object> producerConfig(Map<String, Object> properties, String transactionalId) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.CLIENT_ID_CONFIG, CLIENT_ID);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * Topics.MAX_RECORD_BYTES);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    // Short, so that trouble is said and a close is bounded; ingest tries again itself.
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    config.putAll(ClientProperties.forProducer(properties));
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    return config;
  }

  static Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
    return new BoundedConsumer(consumerConfig(properties));
  }

  /** Of dead letters, which hold whole documents: little is fetched ahead. Makes no topic. */
  static Consumer<byte[], byte[]> letterConsumer(Map<String, Object> properties) {
    Map<String, Object> config = consumerConfig(properties);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, CLIENT_ID + "-dead-letters");
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BoundedConsumer.POLL_RECORDS);
    return new BoundedConsumer(config);
  }

  static Map<String, Object> consumerConfig(Map<String, Object> properties) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, CLIENT_ID + "-ledger");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.putAll(ClientProperties.forConsumer(properties));
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return config;
  }
}
