package fr.questeur.feed.stream;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.streams.StreamsSettings;
import fr.questeur.streams.StreamsStage;
import fr.questeur.streams.TaskPulses;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The feed stage: tells what changes about questions, and keeps the figures of portfolios, under {@code
 * exactly_once_v2}. An installation may go without it.
 */
public final class Feed extends StreamsStage {

  private static final int MIB = 1024 * 1024;

  /**
   * Prepares the stage.
   *
   * @param kafkaProperties {@code bootstrap.servers} and any other property of Kafka Streams and its clients, with the
   *     usual prefixes ({@code consumer.}, {@code producer.}); those on which the promises rest cannot be changed
   * @param clock by which days begin in Paris, and deadlines pass
   */
  public Feed(FeedConfig config, Map<String, Object> kafkaProperties, MeterRegistry registry, Clock clock) {
    this(config, kafkaProperties, registry, clock, new TaskPulses());
  }

  private Feed(
      FeedConfig config,
      Map<String, Object> kafkaProperties,
      MeterRegistry registry,
      Clock clock,
      TaskPulses pulses) {
    super(
        "feed",
        Topics.ENRICHED,
        new FeedTopology(clock, new FeedMeters(registry), pulses).get(),
        settings(config, kafkaProperties),
        registry,
        pulses);
  }

  static Map<String, Object> settings(FeedConfig config, Map<String, Object> kafkaProperties) {
    return StreamsSettings.of(
        config.applicationId(), config.threads(), config.stateDirectory(),
        Map.of(
            // In a rush only; what comes now and then is committed at once (PromptCommit).
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000,
            // Questions may have 10 MB each: few lie in memory at a time.
            StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200,
            consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 * MIB,
            consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 2 * MIB),
        kafkaProperties,
        Map.of(
            producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES + MIB,
            topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Integer.toString(Topics.MAX_RECORD_BYTES)));
  }

  /** The topics that instances of an application read, in the order in which a question passes them. */
  public static List<String> sources(String applicationId) {
    return List.of(Topics.ENRICHED.name(), applicationId + "-" + FeedTopology.MOVES + "-repartition");
  }
}
