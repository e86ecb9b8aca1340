package fr.questeur.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

  private static StreamsConfig settings(Map<String, Object> operators, Map<String, Object> promises) {
    return new StreamsConfig(StreamsSettings.of("questeur-enrich", 2, Path.of("state"), operators, promises));
  }

  @Test
  void theOperatorsPropertiesComeBeforeOurDefaults() {
    StreamsConfig settings =
        settings(Map.of("bootstrap.servers", "broker:9092", "consumer.heartbeat.interval.ms", "1500"), Map.of());

    assertThat(settings.getMainConsumerConfigs("questeur-enrich", "client", 0))
        .containsEntry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1500");
  }

  @Test
  void promisesComeBeforeTheOperatorsProperties() {
    StreamsConfig settings =
        settings(
            Map.of(
                "bootstrap.servers", "broker:9092", "processing.guarantee", "at_least_once", "client.id", "mine",
                "production.exception.handler", DefaultProductionExceptionHandler.class.getName()),
            Map.of("client.id", "ours"));

    assertThat(settings.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
    assertThat(settings.getString(StreamsConfig.CLIENT_ID_CONFIG)).isEqualTo("ours");
    assertThat(settings.productionExceptionHandler()).isInstanceOf(SendErrorHandler.class);
  }

  /** Short waits cost the broker a request each: they are for the start alone. */
  @Test
  void onlyRestoringDoesNotWaitForMore() {
    StreamsConfig settings = settings(Map.of("bootstrap.servers", "broker:9092"), Map.of());

    assertThat(settings.getRestoreConsumerConfigs("client")).containsEntry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    assertThat(settings.getMainConsumerConfigs("questeur-enrich", "client", 0))
        .doesNotContainKey(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG);
  }
}
