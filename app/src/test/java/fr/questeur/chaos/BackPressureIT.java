package fr.questeur.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.cli.Main;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import fr.questeur.it.Documents;
import fr.questeur.operate.TopicReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Postgres cannot be reached for longer than a consumer may be silent: enrich goes on, the sink waits, says so, and
 * catches up. Longer with {@code -Dquesteur.outage.seconds=600}.
 */
class BackPressureIT {

  private static final Duration LONG = Duration.ofSeconds(180);
  private static final int OUTAGE_SECONDS = Integer.getInteger("questeur.outage.seconds", 25);
  private static final int DOCUMENTS_A_SECOND = 8;
  private static final int POLL_LIMIT_MILLIS = 10_000;
  /** Of the heap and of what a JVM needs besides; see {@link Victim} for the heap. */
  private static final long MEMORY_LIMIT_KIB = 650 * 1024;

  @TempDir Path directory;

  private Path inbox;
  private int documents;

  @Test
  void theSinkKeepsItsPartitionsSaysWhyItWaitsAndCatchesUp() throws Exception {
    inbox = Files.createDirectory(directory.resolve("inbox"));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), Port.any());
        EmbeddedDatabase database =
            EmbeddedDatabase.start(directory.resolve("postgres"), Path.of("target", "postgres"), Port.any());
        Proxy wire = new Proxy(Integer.parseInt(database.address().split(":")[1]));
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        Victim ingest = stage(kafka, "ingest", "--inbox", inbox.toString());
        Victim enrich = stage(kafka, "enrich", "--state-dir", directory + "/streams");
        Victim sink = stage(kafka, "sink", "--postgres-url",
            database.jdbcUrl().replace(database.address(), "127.0.0.1:" + wire.port()),
            "-X", "consumer.max.poll.interval.ms=" + POLL_LIMIT_MILLIS, "-X", "consumer.session.timeout.ms=6000",
            "-X", "consumer.heartbeat.interval.ms=1500")) {
      List.of(ingest, enrich, sink).forEach(Victim::start);
      drop(10);
      await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(rows(database)).isEqualTo(10));
      await().atMost(LONG).until(sink::isReady);
      Set<String> members = members(admin);

      wire.cut();
      drop(DOCUMENTS_A_SECOND);
      await().atMost(LONG).untilAsserted(() -> assertThat(sink.readiness())
          .startsWith("503").contains("RETRYING").containsIgnoringCase("connection"));
      for (int second = 0; second < OUTAGE_SECONDS; second++) {
        Thread.sleep(1_000);
        drop(DOCUMENTS_A_SECOND);
        if (second % 30 == 0) {
          System.out.printf("%3d s without Postgres: %s%n", second, memory(ingest, enrich, sink));
        }
      }
      await().atMost(LONG).untilAsserted(() -> assertThat(enriched(kafka)).as("enrich goes on").isEqualTo(documents));
      await().atMost(LONG).untilAsserted(() -> {
        assertThat(sink.readiness()).startsWith("503").contains("RETRYING");
        assertThat(sink.get("/health/live")).as("nothing that a restart would mend").startsWith("200");
        assertThat(List.of(ingest, enrich)).allMatch(Victim::isReady);
      });
      assertThat(members(admin)).as("no rebalance").isEqualTo(members);
      System.out.println("at its end: " + memory(ingest, enrich, sink));
      assertThat(sink.residentKib()).isLessThan(MEMORY_LIMIT_KIB);

      wire.mend();
      long mended = System.nanoTime();
      await().atMost(LONG).untilAsserted(() -> assertThat(rows(database)).isEqualTo(documents));
      System.out.printf("caught up with %d documents in %.1f s: %s%n", documents,
          (System.nanoTime() - mended) / 1e9, memory(ingest, enrich, sink));
      await().atMost(LONG).until(sink::isReady);
      await().atMost(LONG).untilAsserted(() ->
          assertThat(sink.get("/metrics")).contains("questeur_sink", "jvm_memory_used_bytes"));
      assertThat(members(admin)).isEqualTo(members);
    }
  }

  private Victim stage(EmbeddedKafka kafka, String command, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = command;
    arguments[1] = "-b";
    arguments[2] = kafka.bootstrapServers();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Victim.stage(command, directory, Main.class.getName(), Port.any(), arguments);
  }

  private void drop(int number) {
    for (int i = 0; i < number; i++) {
      documents++;
      Documents.drop(inbox, documents + ".txt", Documents.answered(870_000 + documents));
    }
  }

  private static String memory(Victim... victims) {
    StringBuilder line = new StringBuilder("resident");
    for (Victim each : victims) {
      line.append(" %s %d MiB".formatted(each.name(), each.residentKib() / 1024));
    }
    return line.toString();
  }

  private static Set<String> members(Admin admin) throws Exception {
    return admin.describeConsumerGroups(List.of("questeur-sink")).describedGroups().get("questeur-sink").get()
        .members().stream().map(member -> member.consumerId()).collect(Collectors.toSet());
  }

  private static int enriched(EmbeddedKafka kafka) {
    Set<String> uids = new HashSet<>();
    try (TopicReader reader = new TopicReader(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      reader.readAll(Topics.ENRICHED.name(), record -> uids.add(TopicReader.key(record)));
    }
    return uids.size();
  }

  private static int rows(EmbeddedDatabase database) throws Exception {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM question")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
