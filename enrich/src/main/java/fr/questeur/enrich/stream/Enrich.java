package fr.questeur.enrich.stream;

import fr.questeur.contract.kafka.Books;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.Enricher;
import fr.questeur.streams.InternalTopics;
import fr.questeur.streams.StreamsStage;
import fr.questeur.streams.TaskPulses;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The enrich stage: runs {@link EnrichTopology} under {@code exactly_once_v2}. */
public final class Enrich extends StreamsStage {

  /**
   * Prepares the stage.
   *
   * @param kafkaProperties {@code bootstrap.servers} and any other property of Kafka Streams and its clients, with the
   *     usual prefixes ({@code consumer.}, {@code producer.}); those on which the promises rest cannot be changed
   */
  public Enrich(
      EnrichConfig config, Map<String, Object> kafkaProperties, MeterRegistry registry, EnrichListener listener) {
    this(
        config, kafkaProperties, registry, new EnrichMeters(registry, listener), new TaskPulses(), CrashGuard.of(config),
        new InternalTopics(kafkaProperties).partitions(topics(config)));
  }

  private Enrich(
      EnrichConfig config,
      Map<String, Object> kafkaProperties,
      MeterRegistry registry,
      EnrichMeters meters,
      TaskPulses pulses,
      CrashGuard guard,
      Map<String, Integer> partitions) {
    super(
        "enrich",
        Topics.RAW,
        List.of(Books.PARSE),
        new EnrichTopology(
            new Enricher(), meters, pulses, guard, candidates(config, partitions),
            new StatePartitioner(partitions.getOrDefault(Topics.ENRICHED.name(), 0))).get(),
        EnrichSettings.of(config, kafkaProperties, meters),
        registry,
        pulses);
  }

  private static List<String> topics(EnrichConfig config) {
    List<String> topics = new ArrayList<>(sources(config.applicationId()));
    topics.add(Topics.ENRICHED.name());
    return topics;
  }

  /** As many as there are, or as many as documents begin in. */
  private static int candidates(EnrichConfig config, Map<String, Integer> partitions) {
    List<String> sources = sources(config.applicationId());
    return partitions.getOrDefault(sources.get(1), partitions.getOrDefault(sources.get(0), 0));
  }

  /** The topics that instances of an application read, in the order in which a document passes them. */
  public static List<String> sources(String applicationId) {
    return List.of(Topics.RAW.name(), applicationId + "-" + EnrichTopology.CANDIDATES + "-repartition");
  }
}
