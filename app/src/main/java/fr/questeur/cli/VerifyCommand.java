package fr.questeur.cli;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.stream.EnrichConfig;
import fr.questeur.feed.stream.FeedConfig;
import fr.questeur.monitor.lag.LagReader;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.verify.Report;
import fr.questeur.operate.verify.Rows;
import fr.questeur.operate.verify.Verification;
import fr.questeur.run.Printable;
import fr.questeur.sink.SinkConfig;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a live installation adds up. */
@Command(
    name = "verify",
    header = "Check that nothing is lost, twice or stale: ledger, topics and rows against one another.",
    description = {
      "Reads questions.raw again from its beginning, as enrich does, and compares: every document in the ledger is",
      "published once, every document is a question or a dead letter, every question says what its documents say",
      "together, every question has a row that says the same. Waits first until nothing is under way. Writes nothing",
      "and joins no group; needs room for the questions in the temporary directory.",
      "",
      "Exit codes: 0 it adds up, 1 something is still under way, 3 it does not add up."
    },
    footer = {
      "",
      "Examples:",
      "  questeur verify --data ~/questeur-data",
      "  questeur verify --bootstrap-servers kafka:9092 --postgres-url postgresql://questeur@db:5432/questeur",
      "  questeur verify --no-postgres --json | jq .kinds"
    })
final class VerifyCommand implements Callable<Integer> {

  private static final long LOOK_MILLIS = 1000;

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;
  @Mixin PostgresOptions postgres;

  @Option(names = "--no-postgres", description = "Leave the rows out.")
  boolean withoutPostgres;

  @Option(
      names = "--feed",
      description = "Look at questions.changes, too: whether it leads to the same. Needs the feed to be up to date.")
  boolean withFeed;

  @Option(names = "--json", description = "One line of JSON: counts, kinds, findings.")
  boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Findings of each kind that are told one by one. Default: ${DEFAULT-VALUE}")
  int limit;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait for what is under way. Default: ${DEFAULT-VALUE}")
  int wait;

  VerifyCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, Object> all = kafka.reachable(settings);
    long lag = awaitIdle(all);
    if (lag > 0) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf("questeur: %,d records are still under way; try again later, or with a longer --wait%n", lag);
      err.flush();
      return ExitCode.FAILED;
    }
    try (TopicReader reader = new TopicReader(all);
        HikariDataSource database = withoutPostgres ? null : postgres.dataSource(kafka, settings)) {
      Verification verification = new Verification(reader, database == null ? null : new Rows(database), limit);
      if (withFeed) {
        verification.withChanges(JournalOfficiel.today(Clock.systemUTC()));
      }
      Report report = verification.run();
      tell(report);
      return report.addsUp() ? ExitCode.OK : ExitCode.NOT_ALL_STORED;
    }
  }

  private long awaitIdle(Map<String, Object> all) throws InterruptedException {
    Map<String, String> stages = new HashMap<>(Map.of(EnrichConfig.DEFAULT_APPLICATION_ID, Topics.RAW.name()));
    if (!withoutPostgres) {
      stages.put(SinkConfig.DEFAULT_GROUP_ID, Topics.ENRICHED.name());
    }
    if (withFeed) {
      stages.put(FeedConfig.DEFAULT_APPLICATION_ID, Topics.ENRICHED.name());
    }
    long limit = System.nanoTime() + wait * 1_000_000_000L;
    try (LagReader lags = new LagReader(all, stages, Clock.systemUTC())) {
      while (true) {
        long lag = lags.read().groups().stream()
            .filter(group -> stages.containsKey(group.group()))
            .mapToLong(group -> group.records())
            .sum();
        if (lag == 0 || System.nanoTime() > limit) {
          return lag;
        }
        Thread.sleep(LOOK_MILLIS);
      }
    }
  }

  private void tell(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new String(QuestionJson.write(report), StandardCharsets.UTF_8));
    } else {
      report.counts().forEach((name, count) -> out.printf("%,12d %s%n", count, name));
      report.kinds().forEach((kind, count) -> {
        out.printf("%n%,d: %s%n", count, kind);
        report.findings().stream()
            .filter(finding -> finding.kind().equals(kind))
            .forEach(finding -> out.println("  " + Printable.of(finding.what())));
      });
      out.println(report.addsUp() ? "All of it adds up." : System.lineSeparator() + "It does not add up.");
    }
    out.flush();
  }
}
