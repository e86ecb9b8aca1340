package fr.questeur.enrich.stream;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.streams.StreamsSettings;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** What enrich adds to the settings of Kafka Streams. */
final class EnrichSettings {

  private EnrichSettings() {}

  static Map<String, Object> of(EnrichConfig config, Map<String, Object> kafkaProperties, EnrichMeters meters) {
    return StreamsSettings.of(
        config.applicationId(), config.threads(), config.stateDirectory(), kafkaProperties, promises(meters));
  }

  private static Map<String, Object> promises(EnrichMeters meters) {
    return Map.of(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class,
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTER.name(),
        DeadLetterHandler.METERS_CONFIG, meters);
  }
}
