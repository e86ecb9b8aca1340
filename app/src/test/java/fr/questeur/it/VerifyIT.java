package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Change;
import fr.questeur.contract.ChangeType;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Standing;
import fr.questeur.contract.Status;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.verify.Report;
import fr.questeur.operate.verify.Rows;
import fr.questeur.operate.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a whole installation: silent when all is well, and not when something is made wrong by hand. */
class VerifyIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int FIRST = 840_001;

  @TempDir Path directory;

  @Test
  void aSoundInstallationAddsUpAndEveryDamageIsFound() throws IOException {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    for (int i = 0; i < 6; i++) {
      Documents.drop(inbox, i + ".txt", Documents.answered(FIRST + i));
    }
    Documents.drop(inbox, "earlier.txt", Documents.pending(FIRST));
    Documents.drop(inbox, "copy.txt", Documents.answered(FIRST + 1));
    Documents.drop(inbox, "half.txt", Documents.answered(FIRST + 9, "Cette phrase n'a pas de"));
    LocalInstallation local = new LocalInstallation(directory.resolve("data"));
    QuesteurProcess run = local.run("--once", inbox.toString());
    assertThat(run.await(LONG)).as(run.output()).isEqualTo(3);

    local.inspect(installation -> {
      Report sound = verify(installation);
      assertThat(sound.findings()).isEmpty();
      assertThat(sound.addsUp()).isTrue();
      assertThat(sound.counts())
          .containsEntry("documents", 8L)
          .containsEntry("documents with a dead letter", 1L)
          .containsEntry("questions", 6L)
          .containsEntry("rows", 6L);
      assertThat(sound.counts().get("changes")).as("each published and answered").isGreaterThanOrEqualTo(12);
      theCommandSaysTheSame(installation);

      execute(installation, "UPDATE question SET answer_text = 'autre' WHERE number = " + FIRST);
      execute(installation, "DELETE FROM question WHERE number = " + (FIRST + 1));
      execute(installation, "DELETE FROM event WHERE uid = '" + Documents.uid(FIRST + 2) + "'");
      damageTopics(installation);

      Report damaged = verify(installation);
      assertThat(damaged.findings()).extracting(finding -> finding.kind() + ": " + finding.what().replaceAll(" .*", ""))
          .containsExactlyInAnyOrder(
              "the row says something else than questions.enriched: " + Documents.uid(FIRST),
              "the row says something else than questions.enriched: " + Documents.uid(FIRST + 2),
              "in questions.enriched, but has no row: " + Documents.uid(FIRST + 1),
              "the same state twice in a row in questions.enriched: " + Documents.uid(FIRST + 3),
              "questions.enriched says something else than the documents (reprocess?): " + Documents.uid(FIRST + 4),
              "the row says something else than questions.enriched: " + Documents.uid(FIRST + 4),
              "in questions.enriched, but no document tells of it: QANR5L14QE849999",
              "in questions.enriched, but has no row: QANR5L14QE849999",
              "in questions.enriched, but questions.changes does not tell of it: QANR5L14QE849999",
              "questions.changes leads to something else than questions.enriched: " + Documents.uid(FIRST + 5),
              "a change does not begin where the one before it ended: " + Documents.uid(FIRST + 5),
              "in questions.raw, but not in the ledger: " + damaged.findings().stream()
                  .filter(finding -> finding.kind().startsWith("in questions.raw")).findFirst().orElseThrow().what()
                  .replaceAll(" .*", ""),
              "has documents, but is not in questions.enriched: " + Documents.uid(FIRST + 8),
              "in the ledger as published, but not in questions.raw: " + "0".repeat(64));
      assertThat(damaged.addsUp()).isFalse();
    });
  }

  private static void theCommandSaysTheSame(Installation installation) {
    try (QuesteurProcess verify = QuesteurProcess.start(
        "verify", "--feed", "-b", installation.bootstrapServers(), "--postgres-url", installation.databaseUrl())) {
      assertThat(verify.await(LONG)).as(verify.output()).isZero();
      assertThat(verify.output()).contains("8 documents", "6 rows", "All of it adds up.");
    }
  }

  /** What no stage would write. */
  private static void damageTopics(Installation installation) {
    ConsumerRecord<byte[], byte[]> same = enriched(installation, FIRST + 3);
    ConsumerRecord<byte[], byte[]> other = enriched(installation, FIRST + 4);
    byte[] changed = new String(other.value(), UTF_8).replace("combien font", "combien feraient").getBytes(UTF_8);
    byte[] unknown = new String(other.value(), UTF_8).replace(Documents.uid(FIRST + 4), "QANR5L14QE849999").getBytes(UTF_8);
    assertThat(QuestionJson.read(changed)).isNotEqualTo(QuestionJson.read(other.value()));
    String line = "{\"path\":\"/x\",\"sha256\":\"%s\",\"size\":1,\"lastModified\":\"2026-11-24T08:00:00Z\","
        .formatted("0".repeat(64)) + "\"fate\":\"published\",\"member\":false}";
    try (var producer = new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", installation.bootstrapServers()),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(same.topic(), same.partition(), same.key(), same.value()));
      producer.send(new ProducerRecord<>(other.topic(), other.partition(), other.key(), changed));
      producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), "QANR5L14QE849999".getBytes(UTF_8), unknown));
      producer.send(new ProducerRecord<>(
          Topics.CHANGES.name(), Documents.uid(FIRST + 5).getBytes(UTF_8),
          QuestionJson.write(invented(Documents.uid(FIRST + 5)))));
      producer.send(new ProducerRecord<>(
          Topics.RAW.name(), "1".repeat(64).getBytes(UTF_8), Documents.answered(FIRST + 8).getBytes(UTF_8)));
      producer.send(new ProducerRecord<>(
          Topics.LEDGER.name(), ("0".repeat(64) + " /x").getBytes(UTF_8), line.getBytes(UTF_8)));
    }
  }

  private static Change invented(String uid) {
    Standing lapsed = new Standing(Status.LAPSED, null, null, null, null, null, null, null, false, null);
    return new Change(
        QuestionUid.parse(uid), ChangeType.LAPSED, null, null, Instant.EPOCH, null, null, lapsed, lapsed);
  }

  private static ConsumerRecord<byte[], byte[]> enriched(Installation installation, int number) {
    List<ConsumerRecord<byte[], byte[]>> states = installation.read(Topics.ENRICHED.name()).stream()
        .filter(record -> new String(record.key(), UTF_8).equals(Documents.uid(number))).toList();
    return states.get(states.size() - 1);
  }

  private static Report verify(Installation installation) {
    try (TopicReader reader = new TopicReader(Map.of("bootstrap.servers", installation.bootstrapServers()))) {
      return new Verification(reader, new Rows(installation.database()), 100)
          .withChanges(JournalOfficiel.today(Clock.systemUTC())).run();
    }
  }

  private static void execute(Installation installation, String sql) {
    try (Connection connection = installation.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
