package fr.questeur.enrich.stream;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import fr.questeur.contract.kafka.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams: ours, then the operator's, then those without which the promises do not hold. */
final class StreamsSettings {

  private static final int MIB = 1024 * 1024;

  private StreamsSettings() {}

  static Map<String, Object> of(EnrichConfig config, Map<String, Object> kafkaProperties, EnrichMeters meters) {
    Map<String, Object> settings = new HashMap<>(defaults(config));
    settings.putAll(kafkaProperties);
    settings.putAll(promises(config, meters));
    return settings;
  }

  private static Map<String, Object> defaults(EnrichConfig config) {
    return Map.of(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads(),
        // How long a question waits for its transaction to end, at each of the two steps.
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100,
        // Documents may have 10 MB each: few lie in memory at a time.
        StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200,
        consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 * MIB,
        consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 2 * MIB,
        producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4",
        producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024,
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStateMemory.class);
  }

  private static Map<String, Object> promises(EnrichConfig config, EnrichMeters meters) {
    return Map.of(
        StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId(),
        StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString(),
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2,
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class,
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTER.name(),
        StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true,
        DeadLetterHandler.METERS_CONFIG, meters,
        consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest",
        producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES + MIB,
        topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Integer.toString(Topics.MAX_RECORD_BYTES));
  }
}
