package fr.questeur.sink;

import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The properties of the sink's Kafka clients: what the operator says, over our defaults, under what must hold. */
final class SinkClients {

  /** Room for the headers of a dead letter around a record of the largest size. */
  private static final int HEADERS_BYTES = 64 * 1024;

  private static final String CLIENT_ID = "questeur-sink";

  private SinkClients() {}

  /**
   * Of one of the threads.
   *
   * @param number of the thread, from 1: no two members of a group are the same
   */
  static Map<String, Object> consumer(SinkConfig config, int number, Map<String, Object> shared) {
    Map<String, Object> properties = consumer(config, shared);
    properties.compute(ConsumerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-" + number);
    properties.computeIfPresent(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (name, id) -> id + "-" + number);
    return properties;
  }

  static Map<String, Object> consumer(SinkConfig config, Map<String, Object> shared) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, CLIENT_ID);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, config.maxBatchBytes());
    properties.putAll(ClientProperties.forConsumer(shared));
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupId());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Where to begin is for the database to say.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // The batch is made of many polls, so that bytes can bound it: some fetched kilobytes may unpack to many documents
    // of 10 MB, of which that many fit into memory beside it.
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
    return properties;
  }

  static Map<String, Object> producer(Map<String, Object> shared) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, CLIENT_ID);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES + HEADERS_BYTES);
    // Shorter than the client's 2 minutes: a database transaction may wait for it, and the sink retries by itself.
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
    properties.putAll(ClientProperties.forProducer(shared));
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    return properties;
  }

  static Map<String, Object> admin(Map<String, Object> shared) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, CLIENT_ID);
    properties.putAll(ClientProperties.forAdmin(shared));
    return properties;
  }
}
