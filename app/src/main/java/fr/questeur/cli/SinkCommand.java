package fr.questeur.cli;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.run.Retry;
import fr.questeur.run.TopicGuard;
import fr.questeur.sink.Schema;
import fr.questeur.sink.Sink;
import fr.questeur.sink.SinkConfig;
import fr.questeur.sink.SinkListener;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The sink stage as a process. */
@Command(
    name = "sink",
    header = "Write the questions of questions.enriched to Postgres.",
    description = {
      "Runs until it is stopped. Makes its tables, or brings them to this version, when it starts; where its role may",
      "not, 'questeur migrate' does. As many as there are partitions may share the work. Rows and the position in the",
      "topic are written in one transaction."
    },
    footer = {
      "",
      "Example:",
      "  QUESTEUR_POSTGRES_PASSWORD_FILE=/run/secrets/postgres \\",
      "    questeur sink --bootstrap-servers kafka:9092 --postgres-url postgresql://questeur@db:5432/questeur"
    })
final class SinkCommand implements Callable<Integer> {

  private final Settings settings;

  @Mixin KafkaOptions kafka;
  @Mixin HttpOptions http;
  @Mixin PostgresOptions postgres;

  @Option(
      names = "--group-id",
      paramLabel = "ID",
      defaultValue = SinkConfig.DEFAULT_GROUP_ID,
      description = "The consumer group; instances with the same one share the work. Default: ${DEFAULT-VALUE}")
  String groupId;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = {
        "Threads in this process that share the partitions, each with a connection to Postgres.",
        "Default: 2, or 1 if there is one processor only."
      })
  int threads = SinkConfig.defaults().threads();

  @Mixin SearchOptions search;

  SinkCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    SinkConfig config = SinkConfig.defaults().withGroupId(groupId).withThreads(threads).withSearch(search.search);
    TopicGuard topics = StageLauncher.prepareTopics(kafka, settings, Topics.ENRICHED, Topics.DEAD_LETTER);
    try (HikariDataSource database = postgres.dataSource(kafka, settings, threads)) {
      Retry.untilDone("Postgres at " + postgres.address(kafka, settings), () -> {
        Schema.migrate(database);
        Schema.requireRights(database);
      });
      return StageLauncher.run(
          http, topics, meters -> new Sink(config, kafka.all(settings), database, meters, SinkListener.NONE));
    }
  }
}
