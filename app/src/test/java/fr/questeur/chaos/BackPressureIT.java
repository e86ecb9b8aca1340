package fr.questeur.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.cli.Main;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import fr.questeur.enrich.Enricher;
import fr.questeur.it.Documents;
import fr.questeur.run.TopicSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Postgres cannot be reached for longer than a consumer may be silent: the sink waits, says so, and catches up. */
class BackPressureIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final long OUTAGE_MILLIS = 25_000;
  private static final int POLL_LIMIT_MILLIS = 10_000;

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int httpPort = Port.any();

  @Test
  void theSinkKeepsItsPartitionsSaysWhyItWaitsAndCatchesUp() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), Port.any());
        EmbeddedDatabase database =
            EmbeddedDatabase.start(directory.resolve("postgres"), Path.of("target", "postgres"), Port.any());
        Proxy wire = new Proxy(Integer.parseInt(database.address().split(":")[1]));
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        Victim sink = new Victim("sink", directory, Main.class.getName(), "sink",
            "-b", kafka.bootstrapServers(), "--http-port", "" + httpPort, "--postgres-url",
            "jdbc:postgresql://127.0.0.1:" + wire.port() + "/questeur?user=questeur",
            "-X", "consumer.max.poll.interval.ms=" + POLL_LIMIT_MILLIS, "-X", "consumer.session.timeout.ms=6000",
            "-X", "consumer.heartbeat.interval.ms=1500")) {
      TopicSetup.ensure(Map.of("bootstrap.servers", kafka.bootstrapServers()), Topics.all(), 4);
      sink.start();
      publish(kafka, 1, 10);
      await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(rows(database)).isEqualTo(10));
      await().atMost(LONG).untilAsserted(() -> assertThat(get("/health/ready").statusCode()).isEqualTo(200));
      Set<String> members = members(admin);

      wire.cut();
      publish(kafka, 11, 200);
      await().atMost(LONG).untilAsserted(() -> {
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("RETRYING").containsIgnoringCase("connection");
      });
      assertThat(get("/health/live").statusCode()).as("nothing that a restart would mend").isEqualTo(200);
      Thread.sleep(OUTAGE_MILLIS);
      assertThat(members(admin)).as("no rebalance").isEqualTo(members);

      wire.mend();
      await().atMost(LONG).untilAsserted(() -> assertThat(rows(database)).isEqualTo(200));
      await().atMost(LONG).untilAsserted(() -> assertThat(get("/health/ready").statusCode()).isEqualTo(200));
      assertThat(get("/metrics").body()).contains("questeur_sink", "jvm_memory_used_bytes");
      assertThat(members(admin)).isEqualTo(members);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Set<String> members(Admin admin) throws Exception {
    return admin.describeConsumerGroups(List.of("questeur-sink")).describedGroups().get("questeur-sink").get()
        .members().stream().map(member -> member.consumerId()).collect(Collectors.toSet());
  }

  private static void publish(EmbeddedKafka kafka, int from, int to) {
    Enricher enricher = new Enricher();
    try (var producer = new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = from; i <= to; i++) {
        var question = enricher.enrich(Documents.answered(870_000 + i).getBytes(UTF_8), "a.txt", Instant.EPOCH);
        producer.send(new ProducerRecord<>(
            Topics.ENRICHED.name(), question.uid().toString().getBytes(UTF_8), QuestionJson.write(question)));
      }
    }
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
