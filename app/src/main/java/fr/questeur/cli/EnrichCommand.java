package fr.questeur.cli;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.stream.Enrich;
import fr.questeur.enrich.stream.EnrichConfig;
import fr.questeur.enrich.stream.EnrichListener;
import fr.questeur.run.TemporaryDirectory;
import fr.questeur.run.TopicGuard;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The enrich stage as a process. */
@Command(
    name = "enrich",
    header = "Read and tag the documents of questions.raw; write questions.enriched.",
    description = {
      "Runs until it is stopped. As many as there are partitions may share the work, each with a state directory of",
      "its own. Documents that cannot be read become records of questions.dead-letter."
    },
    footer = {
      "",
      "Example:",
      "  questeur enrich --bootstrap-servers kafka:9092 --state-dir /var/lib/questeur/streams"
    })
final class EnrichCommand implements Callable<Integer> {

  private final Settings settings;

  @Mixin KafkaOptions kafka;
  @Mixin HttpOptions http;
  @Mixin StreamsOptions streams;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = EnrichConfig.DEFAULT_APPLICATION_ID,
      description = "The consumer group; instances with the same one share the work. Default: ${DEFAULT-VALUE}")
  String applicationId;

  EnrichCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    TemporaryDirectory.claim(streams.stateDirectory);
    EnrichConfig config = new EnrichConfig(applicationId, streams.threads, streams.stateDirectory);
    TopicGuard topics = StageLauncher.prepareTopics(kafka, settings, Topics.RAW, Topics.ENRICHED, Topics.DEAD_LETTER);
    return StageLauncher.run(
        http, topics, meters -> new Enrich(config, kafka.all(settings), meters, EnrichListener.NONE));
  }
}
