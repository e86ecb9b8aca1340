package fr.questeur.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.cli.Main;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.Port;
import fr.questeur.it.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is gone, or alive and silent: every stage says so in time, does not end, and goes on when it is back. */
class KafkaDownIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  /** What an operator is promised, with room for a busy machine. */
  private static final Duration BOUND = Duration.ofSeconds(40);

  @TempDir Path directory;

  private final int kafkaPort = Port.any();
  private Victim kafka;
  private EmbeddedDatabase database;
  private List<Victim> stages;
  private Path inbox;

  @BeforeEach
  void start() throws IOException {
    inbox = Files.createDirectory(directory.resolve("inbox"));
    kafka = new Victim("kafka", directory, ServerProcess.class.getName(), "kafka", directory + "/kafka", "" + kafkaPort);
    kafka.start();
    database = EmbeddedDatabase.start(directory.resolve("postgres"), Path.of("target", "postgres"), Port.any());
    stages = List.of(
        stage("ingest", "--inbox", inbox.toString()),
        stage("enrich", "--state-dir", directory + "/streams"),
        stage("sink", "--postgres-url", database.jdbcUrl()));
    stages.forEach(Victim::start);
    awaitReady();
  }

  private Victim stage(String command, String option, String value) {
    return Victim.stage(
        command, directory, Main.class.getName(), Port.any(), command, "-b", "127.0.0.1:" + kafkaPort, option, value);
  }

  @AfterEach
  void stop() {
    stages.forEach(Victim::close);
    kafka.close();
    database.close();
  }

  @Test
  void aKilledBrokerIsToldAndWaitedFor() throws Exception {
    kafka.kill();
    awaitRetrying();
    Documents.drop(inbox, "a.txt", Documents.answered(880_001));

    kafka.start();

    awaitReady();
    await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(rows()).isEqualTo(1));
  }

  @Test
  void aFrozenBrokerIsToldAndWaitedFor() throws Exception {
    kafka.freeze();
    awaitRetrying();

    kafka.thaw();

    awaitReady();
    Documents.drop(inbox, "a.txt", Documents.answered(880_002));
    await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(rows()).isEqualTo(1));
  }

  private void awaitReady() {
    await().atMost(LONG).untilAsserted(() -> assertThat(stages).allMatch(Victim::isReady));
  }

  private void awaitRetrying() {
    await().atMost(BOUND).untilAsserted(() -> assertThat(stages).allSatisfy(stage -> assertThat(stage.readiness())
        .startsWith("503").contains("RETRYING").containsIgnoringCase("kafka")));
    assertThat(stages).as("nothing that a restart would mend").allMatch(Victim::isAlive);
  }

  private int rows() throws Exception {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM question")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
