package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.questeur.embedded.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a real run: every expression of dashboards and alerts is asked, and alerts fire. */
class MonitoringIT {

  private static final Duration LONG = Duration.ofSeconds(180);

  @TempDir Path directory;

  private final int http = Port.any();
  private final int monitorHttp = Port.any();
  private int number = 830_001;

  @Test
  void everyExpressionHasDataAndAlertsFire() throws Exception {
    assumeTrue(Prometheus.isInstalled(), Prometheus.MISSING);
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    LocalInstallation local = new LocalInstallation(directory.resolve("data"));
    try (QuesteurProcess run = local.run("--inbox", inbox.toString(), "--http-port", Integer.toString(http))) {
      drop(inbox);
      await().atMost(LONG).ignoreExceptions().untilAsserted(() ->
          assertThat(local.running().query("SELECT uid FROM question")).as(run.output()).hasSize(1));
      try (QuesteurProcess monitor = monitor(); Prometheus prometheus = prometheus()) {
        everyExpressionHasData(prometheus, inbox);
        alertsFire(prometheus, local.running(), inbox);
        assertThat(monitor.isAlive()).as(monitor.output()).isTrue();
      }
    }
  }

  private void everyExpressionHasData(Prometheus prometheus, Path inbox) throws IOException {
    Map<String, String> expressions = Dashboards.expressions();
    assertThat(expressions).hasSizeGreaterThan(30);
    expressions.forEach((place, expression) ->
        await().atMost(LONG).pollDelay(Duration.ZERO).untilAsserted(() -> {
          List<Double> values = prometheus.query(expression);
          if (values.stream().allMatch(value -> value.isNaN())) {
            drop(inbox); // a rate needs something that moves
          }
          assertThat(values).as("%s: %s", place, expression).isNotEmpty().anyMatch(value -> !value.isNaN());
        }));
    assertThat(prometheus.query("sum(abs(questeur_unaccounted_documents))")).containsExactly(0.0);

    Map<String, String> rules = prometheus.rules();
    assertThat(rules).hasSizeGreaterThanOrEqualTo(10);
    rules.values().forEach(prometheus::query);
    // With a "for" of a second even the start of a stage is told, for a moment.
    await().atMost(LONG).untilAsserted(() -> assertThat(prometheus.firing()).isEmpty());
  }

  /** Bad files, and a lock on the table that the sink writes to: it lives, and gets no further. */
  private void alertsFire(Prometheus prometheus, Installation installation, Path inbox) throws Exception {
    for (int i = 0; i < 15; i++) {
      Documents.drop(inbox, "bad-" + i + ".txt", "Rien d'une question, " + i);
    }
    await().atMost(LONG).untilAsserted(() -> assertThat(prometheus.firing()).contains("QuesteurDeadLettersRising"));
    try (Connection connection = installation.database().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE question IN EXCLUSIVE MODE");
      drop(inbox);
      await().atMost(LONG).untilAsserted(() ->
          assertThat(prometheus.firing()).contains("QuesteurStageStalled", "QuesteurStageNotReady"));
      connection.rollback();
    }
    await().atMost(LONG).untilAsserted(() ->
        assertThat(prometheus.firing()).doesNotContain("QuesteurStageStalled", "QuesteurStageNotReady"));
  }

  private QuesteurProcess monitor() {
    return QuesteurProcess.start(
        "monitor", "--data", directory.resolve("data").toString(), "--http-port", Integer.toString(monitorHttp));
  }

  /** All stages are in one process here. */
  private Prometheus prometheus() throws IOException {
    return new Prometheus(
        Files.createDirectory(directory.resolve("prometheus")),
        Dashboards.DEPLOY.resolve("prometheus/alerts.yml"),
        Map.of(
            "questeur-ingest", http, "questeur-enrich", http, "questeur-sink", http, "questeur-monitor", monitorHttp));
  }

  private void drop(Path inbox) {
    Documents.drop(inbox, number + ".txt", number % 2 == 0 ? Documents.answered(number) : Documents.pending(number));
    number++;
  }
}
