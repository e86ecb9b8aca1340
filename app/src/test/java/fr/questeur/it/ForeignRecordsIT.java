package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.Port;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another producer writes what it likes into every topic of one running installation, and adds partitions. */
class ForeignRecordsIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int MIB = 1024 * 1024;
  /** More than fits into the heap of the installation; some kilobytes on its way. */
  private static final int HUGE = 700 * MIB;
  private static final List<String> WRONG = List.of("null", "[]", "1", "{}", "garbage", "\0", "[".repeat(5_000));

  @TempDir Path directory;

  private final int httpPort = Port.any();
  private Installation installation;

  @Test
  void documentsPassAndCommandsEndWhateverIsInTheTopics() throws Exception {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    LocalInstallation local = new LocalInstallation(directory.resolve("data"));
    try (QuesteurProcess run = local.run("--inbox", inbox.toString(), "--http-port", Integer.toString(httpPort))) {
      installation = local.running();
      Documents.drop(inbox, "before.txt", Documents.answered(830_001));
      awaitRow(run, 830_001);

      writeIntoEveryTopic();
      addPartitions();
      Documents.drop(inbox, "after.txt", Documents.answered(830_002));
      Documents.drop(inbox, "again/before.txt", Documents.answered(830_001, "Une autre réponse."));

      awaitRow(run, 830_002);
      await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(
          installation.query("SELECT answer_text FROM question WHERE number = 830001")).as(run.output())
          .containsExactly("Une autre réponse."));
      await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
        assertThat(get("/health/ready")).as(run.output()).contains("READY").doesNotContain("RETRYING", "FAILED");
        assertThat(get("/metrics")).contains("questeur_foreign_records_total{stage=\"feed\",topic=\"questions.enriched\"}");
      });
      assertThat(installation.deadLetters()).extracting(DeadLetter::reason).contains(DeadLetterReason.TOO_LARGE);
      everyCommandEnds();
    }
    try (QuesteurProcess again = QuesteurProcess.start(arguments(local, inbox))) {
      // 3 if some of the records become dead letters only now.
      assertThat(again.await(Duration.ofSeconds(120))).as(again.output()).isIn(0, 3);
    }
  }

  private static String[] arguments(LocalInstallation local, Path inbox) {
    return local.arguments("--once", inbox.toString());
  }

  private void everyCommandEnds() {
    await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
      String lag = questeur(0, "lag", "--by-partition");
      assertThat(lag.lines().filter(line -> line.contains("questeur-"))).as(lag).allMatch(line -> line.matches(".*\\b0\\b.*"));
    });
    assertThat(questeur(0, "accounts", "--no-postgres")).contains("raw", "0");
    assertThat(questeur(3, "dead-letters", "list")).contains("too_large");
    assertThat(questeur(0, "ledger", "list")).contains("before.txt", "after.txt");
    questeur(0, "portfolios", "unknown");
    assertThat(questeur(3, "verify", "--no-postgres")).contains("in questions.raw, but not in the ledger");
    questeur(0, "reprocess", "--dry-run");
  }

  private void writeIntoEveryTopic() throws Exception {
    byte[] good = QuestionJson.write(installation.enriched().get(Documents.uid(830_001)));
    try (var producer = producer()) {
      for (String topic : Topics.all().stream().map(topic -> topic.name()).toList()) {
        WRONG.forEach(value -> send(producer, topic, "x", value.getBytes(UTF_8), null));
        send(producer, topic, "x", null, null);
        send(producer, topic, Documents.uid(830_001), "{\"schemaVersion\":2}".getBytes(UTF_8), -1L);
        send(producer, topic, "foo", good, -1L);
        send(producer, topic, "foo", null, -1L);
      }
      for (Map.Entry<String, String> odd : Map.of(
          DeadLetter.PARTITION, "x", DeadLetter.OFFSET, "-1", DeadLetter.REASON, "\0", "file.last.modified", "0").entrySet()) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.DEAD_LETTER.name(), new byte[] {1});
        letter.headers().add(odd.getKey(), odd.getValue().getBytes(UTF_8)).add(odd.getKey(), null);
        producer.send(letter).get();
      }
      for (String internal : List.of("questeur-enrich-candidates", "questeur-feed-moves")) {
        WRONG.forEach(value -> send(producer, internal + "-repartition", null, value.getBytes(UTF_8), -1L));
        send(producer, internal + "-repartition", "a/1", null, -1L);
      }
      byte[] zeros = new byte[HUGE];
      for (String topic : List.of(
          Topics.RAW.name(), Topics.ENRICHED.name(), Topics.ACCOUNT.name(), Topics.LEDGER.name(),
          Topics.DEAD_LETTER.name())) {
        producer.send(new ProducerRecord<>(topic, 0, "huge".getBytes(UTF_8), zeros)).get();
      }
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>(installation.kafka());
    config.put("compression.type", "zstd");
    config.put("enable.idempotence", "false");
    config.put("max.request.size", Integer.MAX_VALUE);
    config.put("buffer.memory", 2L * HUGE);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Compacted topics take no record without a key. */
  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, String key, byte[] value, Long timestamp) {
    try {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value);
      if (timestamp != null) {
        Field time = ProducerRecord.class.getDeclaredField("timestamp");
        time.setAccessible(true); // as clients of other kinds may send
        time.set(record, timestamp);
      }
      producer.send(record).get();
    } catch (Exception e) {
      throw new IllegalStateException(topic, e);
    }
  }

  private void addPartitions() throws Exception {
    try (Admin admin = Admin.create(installation.kafka())) {
      admin.createPartitions(
          Map.of(Topics.RAW.name(), NewPartitions.increaseTo(6), Topics.ENRICHED.name(), NewPartitions.increaseTo(7)))
          .all().get();
    }
  }

  private void awaitRow(QuesteurProcess run, int number) {
    await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(
        installation.query("SELECT uid FROM question WHERE number = " + number)).as(run.output()).hasSize(1));
  }

  private String questeur(int exitCode, String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = directory.resolve("data").toString();
    return QuesteurProcess.output(exitCode, all);
  }

  private String get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + httpPort + path);
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }
}
