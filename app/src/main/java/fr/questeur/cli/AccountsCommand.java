package fr.questeur.cli;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Account;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.monitor.accounts.Accounts;
import fr.questeur.monitor.lag.LagReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether every document is accounted for, as the monitor shows it. */
@Command(
    name = "accounts",
    header = "Tell whether every published document came through every step, once.",
    description = {
      "Compares what the stages have written in the transactions that did the work: documents published, read, passed",
      "on, merged, and rows. Takes seconds, at any size and while documents flow; 'verify' names what is missing.",
      "",
      "Exit codes: 0 all are accounted for, 3 some are not."
    },
    footer = {
      "",
      "Examples:",
      "  questeur accounts --data ~/questeur-data",
      "  questeur accounts --bootstrap-servers kafka:9092 --postgres-url postgresql://questeur@db:5432/questeur"
    })
final class AccountsCommand implements Callable<Integer> {

  private static final long LOOK_MILLIS = 700;

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;
  @Mixin PostgresOptions postgres;
  @Mixin StageGroups groups;

  @Option(names = "--no-postgres", description = "Leave the rows out.")
  boolean withoutPostgres;

  @Option(
      names = "--write-off",
      description = "Take the differences as they are now for settled, so that only new ones are told.")
  boolean writeOff;

  AccountsCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws SQLException, InterruptedException {
    Map<String, Object> all = kafka.reachable(settings);
    try (HikariDataSource database = withoutPostgres ? null : postgres.dataSource(kafka, settings);
        LagReader reader = new LagReader(all, groups.all(), Clock.systemUTC());
        Accounts accounts =
            new Accounts(all, groups.enrich, groups.sink, database, new SimpleMeterRegistry(), Duration.ZERO)) {
      while (!accounts.isCertain()) {
        accounts.look(reader.read());
        Thread.sleep(LOOK_MILLIS);
      }
      tell(accounts.unaccounted());
      if (writeOff) {
        writeOff(all, accounts);
      }
      boolean isAllWell = accounts.unaccounted().values().stream().allMatch(documents -> documents == 0);
      return isAllWell || writeOff ? ExitCode.OK : ExitCode.NOT_ALL_STORED;
    }
  }

  private void tell(Map<String, Long> unaccounted) {
    PrintWriter out = spec.commandLine().getOut();
    if (unaccounted.isEmpty()) {
      out.println("Nothing was published yet by a version that keeps accounts.");
    }
    new TreeMap<>(unaccounted).forEach((step, documents) ->
        out.printf("%-10s  %,d%s%n", step, documents, documents > 0 ? " missing" : documents < 0 ? " too many" : ""));
    out.flush();
  }

  private static void writeOff(Map<String, Object> all, Accounts accounts) throws InterruptedException {
    Account settled = new Account(accounts.writtenOff());
    for (Map.Entry<String, Long> step : accounts.unaccounted().entrySet()) {
      settled = settled.plus(step.getKey(), step.getValue());
    }
    byte[] key = Account.WRITTEN_OFF.getBytes(StandardCharsets.UTF_8);
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.forProducer(all), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.ACCOUNT.name(), key, QuestionJson.write(settled))).get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "cannot write " + Topics.ACCOUNT.name() + ": " + e.getCause().getMessage(), e.getCause());
    }
  }
}
