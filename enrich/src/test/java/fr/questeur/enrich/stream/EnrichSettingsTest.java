package fr.questeur.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class EnrichSettingsTest {

  private final EnrichMeters meters = new EnrichMeters(new SimpleMeterRegistry(), EnrichListener.NONE);
  private final EnrichConfig config = new EnrichConfig("app", 2, Path.of("state"));

  @Test
  void theOperatorsSettingsWinOverOurs() {
    Map<String, Object> settings =
        EnrichSettings.of(config, Map.of("commit.interval.ms", "500", "producer.linger.ms", "7"), meters);

    assertThat(settings).containsEntry("commit.interval.ms", "500").containsEntry("producer.linger.ms", "7");
  }

  @Test
  void nothingTakesThePromisesAway() {
    Map<String, Object> settings =
        EnrichSettings.of(
            config, Map.of("processing.guarantee", "at_least_once", "processing.exception.handler", "x"), meters);

    assertThat(settings)
        .containsEntry("processing.guarantee", StreamsConfig.EXACTLY_ONCE_V2)
        .containsEntry("processing.exception.handler", DeadLetterHandler.class)
        .containsEntry("errors.dead.letter.queue.topic.name", "questions.dead-letter");
  }

  @Test
  void kafkaKnowsAllOfThem() {
    Map<String, Object> settings = EnrichSettings.of(config, Map.of("bootstrap.servers", "nowhere:9092"), meters);

    StreamsConfig parsed = new StreamsConfig(settings);
    assertThat(parsed.getProducerConfigs("client")).containsEntry("max.request.size", 32_505_856);
    assertThat(parsed.getMainConsumerConfigs("group", "client", 1)).containsEntry("isolation.level", "read_committed");
  }
}
