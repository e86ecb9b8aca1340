package fr.questeur.cli;

import picocli.CommandLine.Option;

/** How to reach Kafka, and to make topics there. */
final class KafkaOptions extends KafkaClientOptions {

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of topics that do not exist yet. Default: ${DEFAULT-VALUE}")
  int partitions;
}
