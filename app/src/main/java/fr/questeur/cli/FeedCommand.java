package fr.questeur.cli;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.feed.stream.Feed;
import fr.questeur.feed.stream.FeedConfig;
import fr.questeur.run.TemporaryDirectory;
import fr.questeur.run.TopicGuard;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The feed stage as a process. */
@Command(
    name = "feed",
    header = "Tell what changes: questions.changes; keep figures: questions.portfolio-stats.",
    description = {
      "Reads questions.enriched and runs until it is stopped. One event for each thing that happens to a question, and",
      "when its deadline passes, at midnight in Paris; figures of each portfolio and legislature, within seconds. As",
      "many as there are partitions may share the work, each with a state directory of its own. No other stage needs",
      "this one."
    },
    footer = {
      "",
      "Example:",
      "  questeur feed --bootstrap-servers kafka:9092 --state-dir /var/lib/questeur/streams"
    })
final class FeedCommand implements Callable<Integer> {

  private final Settings settings;

  @Mixin KafkaOptions kafka;
  @Mixin HttpOptions http;
  @Mixin StreamsOptions streams;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = FeedConfig.DEFAULT_APPLICATION_ID,
      description = {
        "The consumer group; instances with the same one share the work. A new one tells everything again.",
        "Default: ${DEFAULT-VALUE}"
      })
  String applicationId;

  FeedCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    TemporaryDirectory.claim(streams.stateDirectory);
    FeedConfig config = new FeedConfig(applicationId, streams.threads, streams.stateDirectory);
    TopicGuard topics =
        StageLauncher.prepareTopics(kafka, settings, Topics.ENRICHED, Topics.CHANGES, Topics.PORTFOLIO_STATS);
    return StageLauncher.run(
        http, topics, meters -> new Feed(config, kafka.all(settings), meters, Clock.systemUTC()));
  }
}
