package fr.questeur.feed.stream;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.streams.InternalTopics;
import fr.questeur.streams.StreamsSettings;
import fr.questeur.streams.StreamsStage;
import fr.questeur.streams.TaskPulses;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The feed stage: tells what changes about questions, and keeps the figures of portfolios, under {@code
 * exactly_once_v2}. An installation may go without it.
 */
public final class Feed extends StreamsStage {

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
        List.of(FeedTopology.KNOWN, FeedTopology.DUE),
        new FeedTopology(clock, new FeedMeters(registry), pulses, moves(config, kafkaProperties)).get(),
        settings(config, kafkaProperties),
        registry,
        pulses);
  }

  /** As many as there are, or as many as states begin in. */
  private static int moves(FeedConfig config, Map<String, Object> kafkaProperties) {
    List<String> sources = sources(config.applicationId());
    Map<String, Integer> partitions = new InternalTopics(kafkaProperties).partitions(sources);
    return partitions.getOrDefault(sources.get(1), partitions.getOrDefault(sources.get(0), 0));
  }

  static Map<String, Object> settings(FeedConfig config, Map<String, Object> kafkaProperties) {
    return StreamsSettings.of(
        config.applicationId(), config.threads(), config.stateDirectory(), kafkaProperties, Map.of());
  }

  /** The topics that instances of an application read, in the order in which a question passes them. */
  public static List<String> sources(String applicationId) {
    return List.of(Topics.ENRICHED.name(), applicationId + "-" + FeedTopology.MOVES + "-repartition");
  }
}
