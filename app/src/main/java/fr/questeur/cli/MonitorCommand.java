package fr.questeur.cli;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.monitor.Monitor;
import fr.questeur.monitor.Monitors;
import fr.questeur.monitor.api.ReadApi;
import fr.questeur.monitor.http.HealthServer;
import fr.questeur.monitor.http.Meters;
import fr.questeur.monitor.live.Activity;
import fr.questeur.monitor.page.HttpAccess;
import fr.questeur.run.LiveView;
import fr.questeur.run.StageProcess;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What watches the stages. */
@Command(
    name = "monitor",
    header = "Watch all stages: lag, accounts and health, for Prometheus and for people.",
    description = {
      "Runs until it is stopped. Reads how far every consumer group is, joins no group and writes nothing; any number",
      "of monitors may watch one installation. Waits for Kafka and Postgres if they cannot be reached, and says so."
    },
    footer = {
      "",
      "Examples:",
      "  questeur monitor --data ~/questeur-data --http-port 8090",
      "  questeur monitor --bootstrap-servers kafka:9092 --postgres-url postgresql://questeur@db:5432/questeur"
    })
final class MonitorCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;
  @Mixin PostgresOptions postgres;
  @Mixin StageGroups groups;

  @Option(names = "--no-postgres", description = "Leave the questions and portfolios out.")
  boolean withoutPostgres;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Serve the live page, health and metrics on this port. Default: ${DEFAULT-VALUE}")
  int port;

  @Mixin HttpAccessOptions access;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "Between two readings. Default: ${DEFAULT-VALUE}")
  int interval;

  MonitorCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    if (interval < 1) {
      throw new ParameterException(spec.commandLine(), "--interval starts at 1 second");
    }
    HttpAccess http = access.access();
    if (http.warning() != null) {
      LoggerFactory.getLogger(MonitorCommand.class).warn(http.warning());
    }
    try (HikariDataSource database =
        withoutPostgres ? null : postgres.dataSource(kafka, settings, ReadApi.CONNECTIONS)) {
      return watch(database, http);
    }
  }

  private int watch(DataSource database, HttpAccess http) {
    Map<String, Object> all = kafka.all(settings);
    BrokerProbe.requireNoPassword(all);
    PrometheusMeterRegistry meters = Meters.ofProcess();
    Monitor monitor =
        Monitors.ofAll(
            all, groups.enrich, groups.sink, database, meters, Duration.ofSeconds(interval));
    Clock clock = Clock.systemUTC();
    try (LiveView live = new LiveView(all, database, groups.sink, monitor, new Activity(clock), meters, clock);
        HealthServer server =
            HealthServer.start(
                http.listen(), port, List.of(monitor), meters, live.page(http))) {
      live.start();
      new StageProcess(monitor, () -> { }).run();
      return ExitCode.OK;
    }
  }
}
