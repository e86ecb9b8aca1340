package fr.questeur.enrich.stream;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.streams.StreamsSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What enrich adds to the settings of Kafka Streams. */
final class EnrichSettings {

  private static final int MIB = 1024 * 1024;

  private EnrichSettings() {}

  static Map<String, Object> of(EnrichConfig config, Map<String, Object> kafkaProperties, EnrichMeters meters) {
    return StreamsSettings.of(
        config.applicationId(), config.threads(), config.stateDirectory(), defaults(), kafkaProperties,
        promises(meters));
  }

  private static Map<String, Object> defaults() {
    return Map.of(
        // In a rush only; what comes now and then is committed at once (PromptCommit).
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000,
        // Documents may have 10 MB each: few lie in memory at a time.
        StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200,
        consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 * MIB,
        consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 2 * MIB);
  }

  private static Map<String, Object> promises(EnrichMeters meters) {
    return Map.of(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class,
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTER.name(),
        DeadLetterHandler.METERS_CONFIG, meters,
        producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES + MIB,
        topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Integer.toString(Topics.MAX_RECORD_BYTES));
  }
}
