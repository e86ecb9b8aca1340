package fr.questeur.cli;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.stream.EnrichConfig;
import fr.questeur.sink.SinkConfig;
import java.util.Map;
import picocli.CommandLine.Option;

/** The consumer groups of the stages, where they are not called as usual. */
final class StageGroups {

  @Option(
      names = "--enrich-group",
      paramLabel = "ID",
      defaultValue = EnrichConfig.DEFAULT_APPLICATION_ID,
      description = "As enrich's --application-id. Default: ${DEFAULT-VALUE}")
  String enrich;

  @Option(
      names = "--sink-group",
      paramLabel = "ID",
      defaultValue = SinkConfig.DEFAULT_GROUP_ID,
      description = "As sink's --group-id. Default: ${DEFAULT-VALUE}")
  String sink;

  /** With the topic that each reads. */
  Map<String, String> all() {
    return Map.of(enrich, Topics.RAW.name(), sink, Topics.ENRICHED.name());
  }
}
