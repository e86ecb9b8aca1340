package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.Enricher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade to a better parser, on an installation whose states an earlier one has left. */
class ReprocessIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final String CANDIDATES = "questeur-enrich-candidates-repartition";
  private static final int READ_BADLY = 860_001;
  private static final int READ_WELL = 860_002;
  private static final int NOT_READ = 860_003;

  @TempDir Path directory;

  private Installation installation;

  @Test
  void statesOfAnEarlierParserGiveWayInOneStepAndAreToldFieldByField() throws Exception {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    LocalInstallation local = new LocalInstallation(directory.resolve("data"));
    try (QuesteurProcess run = local.run("--inbox", inbox.toString())) {
      installation = local.running();
      Documents.drop(inbox, "well.txt", Documents.answered(READ_WELL));
      await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(rubrics()).hasSize(1));

      anEarlierParserReads(Documents.answered(READ_BADLY));
      await().atMost(LONG).untilAsserted(() -> assertThat(rubrics()).contains("defonse"));
      Documents.drop(inbox, "badly.txt", Documents.answered(READ_BADLY));
      anEarlierParserRefused(Documents.answered(NOT_READ));
      await().atMost(LONG).untilAsserted(() -> assertThat(installation.read(Topics.RAW.name())).hasSize(3));
      await().atMost(LONG).untilAsserted(() -> assertThat(questeur("lag", "--fail-above", "0")).contains("enrich"));
      assertThat(rubrics()).containsExactlyInAnyOrder("défense", "defonse");

      assertThat(questeur("reprocess", "--dry-run"))
          .contains("1  heading.rubric", "QANR5L14QE860001: \"defonse\" -> \"défense\"", "1 questions would change",
              "1 dead letters can be read now");
      assertThat(installation.read(Topics.RAW.name())).hasSize(3);
      assertThat(questeur("reprocess")).contains("1 questions change", "2 documents published again");

      await().atMost(LONG).untilAsserted(
          () -> assertThat(rubrics()).containsExactly("défense", "défense", "défense"));
      assertThat(states(READ_BADLY)).extracting(state -> state.heading().rubric())
          .as("from the old state to the new one, and nothing between").containsExactly("defonse", "défense");
      assertThat(states(READ_WELL)).as("left alone").hasSize(1);
      assertThat(questeur("reprocess")).contains("0 questions change").doesNotContain("published again");
    }
  }

  /** What enrich would have kept of it: the same document, read with a slip. */
  private void anEarlierParserReads(String document) {
    Instant later = Instant.now().plusSeconds(600);
    Question now = new Enricher().enrich(document.getBytes(UTF_8), "inbox/badly.txt", later);
    byte[] slip = new String(QuestionJson.write(now), UTF_8).replace("\"défense\"", "\"defonse\"").getBytes(UTF_8);
    send(new ProducerRecord<>(CANDIDATES, now.uid().toString().getBytes(UTF_8), slip));
  }

  /** The document, and the letter that it became. */
  private void anEarlierParserRefused(String document) throws Exception {
    byte[] bytes = document.getBytes(UTF_8);
    // Nobody has read it: the topic holds it beyond the letter, as it does after a refusal.
    var raw = new ProducerRecord<>(Topics.RAW.name(), 0, "not-read".getBytes(UTF_8), "refused".getBytes(UTF_8));
    send(raw);
    await().atMost(LONG).untilAsserted(() -> assertThat(installation.deadLetters()).hasSize(1));
    ConsumerRecord<byte[], byte[]> letter = installation.read(Topics.DEAD_LETTER.name()).get(0);
    DeadLetter what = DeadLetter.read(letter.headers());
    send(new DeadLetter(DeadLetterReason.INCOMPLETE, "by this test", "enrich", "inbox/c.txt", Topics.RAW.name(),
            what.partition(), what.offset())
        .toRecord("not-read".getBytes(UTF_8), bytes, letter.headers(), null));
  }

  private List<Question> states(int number) {
    return installation.read(Topics.ENRICHED.name()).stream()
        .filter(record -> new String(record.key(), UTF_8).equals(Documents.uid(number)))
        .map(record -> QuestionJson.read(record.value()))
        .toList();
  }

  private List<String> rubrics() {
    return installation.query("SELECT rubric FROM question");
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try (var producer = new KafkaProducer<>(
        installation.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record);
    }
  }

  private String questeur(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = directory.resolve("data").toString();
    return QuesteurProcess.output(0, all);
  }
}
