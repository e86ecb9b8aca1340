package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools for dead letters, on a running installation. */
class DeadLettersIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int GOOD = 820_001;
  private static final int STORED = 820_002;

  @TempDir Path directory;

  private Installation installation;

  @Test
  void lettersAreListedReadReplayedAndDiscarded() throws Exception {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    LocalInstallation local = new LocalInstallation(directory.resolve("data"));
    try (QuesteurProcess run = local.run("--inbox", inbox.toString())) {
      installation = local.running();
      Documents.drop(inbox, "half.txt", Documents.answered(GOOD, "Cette phrase n'a pas de"));
      Documents.drop(inbox, "stored.txt", Documents.answered(STORED));
      await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
        assertThat(installation.deadLetters()).as(run.output()).hasSize(1);
        assertThat(uids()).containsExactly(Documents.uid(STORED));
      });
      String half = onlyId("--path", "**/half.txt");

      theBytesAreWrittenUntouched(half, inbox.resolve("half.txt"));
      aGoodDocumentGoesTheWholeWay();
      aStateThatTheSinkRefusedComesToItAgain();
      whatIngestRefusedIsNotThere();
      discardingEndsALetter(half);
    }
  }

  private void theBytesAreWrittenUntouched(String id, Path file) throws IOException {
    Path copy = directory.resolve("copy.txt");
    questeur(0, "dead-letters", "show", id, "--output", copy.toString());
    assertThat(copy).hasSameBinaryContentAs(file);
    assertThat(questeur(0, "dead-letters", "show", id)).contains("truncated", "half.txt", "questeur.reason");
  }

  /** As if a fault of the parser had been mended since. */
  private void aGoodDocumentGoesTheWholeWay() {
    letter("enrich", DeadLetterReason.INTERNAL_ERROR, "inbox/good.txt",
        Documents.answered(GOOD).getBytes(UTF_8), Map.of());
    String id = onlyId("--reason", "internal_error");

    assertThat(questeur(0, "dead-letters", "replay", "--reason", "internal_error", "--dry-run"))
        .contains(id, "1 would be replayed");
    assertThat(installation.read(Topics.RAW.name())).hasSize(2);
    assertThat(questeur(0, "dead-letters", "replay", "--reason", "internal_error")).contains("1 replayed");

    await().atMost(LONG).untilAsserted(() -> assertThat(uids()).contains(Documents.uid(GOOD)));
    assertThat(questeur(0, "dead-letters", "list", "--reason", "internal_error")).contains("No dead letters");
    assertThat(questeur(0, "dead-letters", "list", "--reason", "internal_error", "--all", "--json"))
        .contains("\"state\":\"replayed\"");
    assertThat(questeur(2, "dead-letters", "replay", id)).contains("replayed already");
  }

  private void aStateThatTheSinkRefusedComesToItAgain() throws SQLException {
    ConsumerRecord<byte[], byte[]> raw = installation.read(Topics.RAW.name()).stream()
        .filter(record -> new String(record.value(), UTF_8).contains("<b>" + STORED))
        .findFirst().orElseThrow();
    letter("sink", DeadLetterReason.NOT_STORABLE, "inbox/stored.txt", "{}".getBytes(UTF_8), Map.of(
        RecordHeaders.RAW_PARTITION, String.valueOf(raw.partition()),
        RecordHeaders.RAW_OFFSET, String.valueOf(raw.offset())));
    execute("DELETE FROM question WHERE number = " + STORED);

    assertThat(questeur(0, "dead-letters", "replay", onlyId("--stage", "sink"))).contains("1 replayed");

    await().atMost(LONG).untilAsserted(() -> assertThat(uids()).contains(Documents.uid(STORED)));
    assertThat(installation.query("SELECT source_path FROM question WHERE number = " + STORED))
        .containsExactly("inbox/stored.txt");
  }

  private void whatIngestRefusedIsNotThere() {
    letter("ingest", DeadLetterReason.TOO_LARGE, "inbox/huge.xml", "{\"path\":\"huge.xml\"}".getBytes(UTF_8), Map.of());

    assertThat(questeur(3, "dead-letters", "replay", "--stage", "ingest"))
        .contains("inbox/huge.xml was never published", "0 replayed, 1 cannot be");
  }

  private void discardingEndsALetter(String id) {
    questeur(0, "dead-letters", "discard", id, "--why", "half a page");

    assertThat(questeur(0, "dead-letters", "list", "--path", "**/half.txt")).contains("No dead letters");
    assertThat(questeur(0, "dead-letters", "list", "--path", "**/half.txt", "--all"))
        .contains("discarded", "half a page");
  }

  private String onlyId(String... filter) {
    String line = questeur(3, concat(List.of("dead-letters", "list", "--json"), filter)).lines()
        .filter(each -> each.startsWith("{")).reduce((one, other) -> {
          throw new AssertionError("several: " + one + other);
        }).orElseThrow();
    return line.replaceFirst("^\\{\"id\":\"([^\"]+)\".*$", "$1");
  }

  private void letter(
      String stage, DeadLetterReason reason, String path, byte[] value, Map<String, String> headers) {
    Headers original = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(original, RecordHeaders.FILE_PATH, path);
    RecordHeaders.put(original, RecordHeaders.FILE_LAST_MODIFIED, "2013-06-26T08:00:00Z");
    headers.forEach((name, text) -> RecordHeaders.put(original, name, text));
    try (var producer = new KafkaProducer<>(
        installation.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new DeadLetter(reason, "by this test", stage, path, null, null, null)
          .toRecord("key".getBytes(UTF_8), value, original, null));
    }
  }

  private String questeur(int exitCode, String... arguments) {
    return QuesteurProcess.output(exitCode, concat(List.of(arguments), "--data", directory.resolve("data").toString()));
  }

  private static String[] concat(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private List<String> uids() {
    return installation.query("SELECT uid FROM question");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = installation.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
