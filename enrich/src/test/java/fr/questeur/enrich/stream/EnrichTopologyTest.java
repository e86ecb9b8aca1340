package fr.questeur.enrich.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Status;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.Enricher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path state;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> raw;
  private TestOutputTopic<String, byte[]> enriched;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeEach
  void start() {
    EnrichMeters meters = new EnrichMeters(registry, EnrichListener.NONE);
    Properties settings = new Properties();
    settings.putAll(
        StreamsSettings.of(
            new EnrichConfig("test", 1, state), Map.of("bootstrap.servers", "nowhere:9092"), meters));
    driver = new TopologyTestDriver(new EnrichTopology(new Enricher(), meters).get(), settings);
    raw = driver.createInputTopic(Topics.RAW.name(), new StringSerializer(), new ByteArraySerializer());
    enriched = driver.createOutputTopic(Topics.ENRICHED.name(), new StringDeserializer(), new ByteArrayDeserializer());
    deadLetters =
        driver.createOutputTopic(Topics.DEAD_LETTER.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aDocumentBecomesAQuestionUnderItsUid() {
    send(Documents.answered("Il demande si oui."), "inbox/a.txt", NOON);

    TestRecord<String, byte[]> record = enriched.readRecord();
    Question question = QuestionJson.read(record.value());
    assertThat(record.key()).isEqualTo(Documents.UID);
    assertThat(question.uid()).hasToString(Documents.UID);
    assertThat(question.status()).isEqualTo(Status.ANSWERED);
    assertThat(question.source().path()).isEqualTo("inbox/a.txt");
    assertThat(question.source().observedAt()).isEqualTo(NOON);
    assertThat(RecordHeaders.text(record.headers(), RecordHeaders.FILE_PATH)).isEqualTo("inbox/a.txt");
    assertThat(RecordHeaders.text(record.headers(), RecordHeaders.RAW_OFFSET)).isEqualTo("0");
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void aCopyUnderAnotherNameChangesNothingDownstream() {
    send(Documents.pending("Il demande si oui."), "inbox/a.txt", NOON);
    send(Documents.pending("Il demande si oui."), "inbox/copy.txt", NOON.plusSeconds(60));

    assertThat(enriched.readRecordsToList()).hasSize(1);
    assertThat(count(EnrichOutcome.UNCHANGED)).isEqualTo(1);
  }

  @Test
  void theLaterStateWinsInWhateverOrderTheyCome() {
    List<State> states =
        List.of(
            new State(Documents.pending("Il demande si oui."), NOON.plusSeconds(400)),
            new State(Documents.pending("Il demande enfin si oui."), NOON),
            new State(Documents.signalled("Il demande si oui."), NOON.plusSeconds(100)),
            new State(Documents.answered("Il demande si oui."), NOON),
            new State(Documents.answered("Il demande encore si oui."), NOON.plusSeconds(50)));
    for (List<State> order : permutations(states)) {
      stop();
      start();
      order.forEach(each -> send(each.document(), "inbox/a.txt", each.observedAt()));

      List<byte[]> emitted = enriched.readValuesToList();
      Question last = QuestionJson.read(emitted.get(emitted.size() - 1));
      assertThat(last.status()).isEqualTo(Status.ANSWERED);
      assertThat(last.question().text()).isEqualTo("Il demande encore si oui.");
    }
  }

  @Test
  void whatIsSeenAgainLaterBeatsWhatWasObservedInBetween() {
    send(Documents.pending("Premier texte."), "inbox/a.txt", NOON);
    send(Documents.pending("Premier texte."), "inbox/copy.txt", NOON.plusSeconds(100));
    send(Documents.pending("Second texte."), "inbox/late.txt", NOON.plusSeconds(50));

    assertThat(enriched.readRecordsToList()).hasSize(1);
    assertThat(count(EnrichOutcome.UNCHANGED)).isEqualTo(1);
    assertThat(count(EnrichOutcome.SUPERSEDED)).isEqualTo(1);
  }

  @Test
  void aBadDocumentBecomesADeadLetterAndStopsNothing() {
    byte[] bad = "Rien qui ressemble à une question.".getBytes(UTF_8);
    send(bad, "inbox/bad.txt", NOON);
    send(Documents.pending("Il demande si oui."), "inbox/good.txt", NOON);

    TestRecord<byte[], byte[]> record = deadLetters.readRecord();
    DeadLetter letter = DeadLetter.read(record.headers());
    assertThat(record.value()).isEqualTo(bad);
    assertThat(new String(record.key(), UTF_8)).isEqualTo("key of inbox/bad.txt");
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.NOT_A_QUESTION);
    assertThat(letter.message()).isNotBlank();
    assertThat(letter.stage()).isEqualTo("enrich");
    assertThat(letter.path()).isEqualTo("inbox/bad.txt");
    assertThat(letter.topic()).isEqualTo(Topics.RAW.name());
    assertThat(letter.partition()).isZero();
    assertThat(letter.offset()).isZero();
    assertThat(enriched.readRecordsToList()).hasSize(1);
  }

  @Test
  void aFaultOfOurOwnKeepsTheDocumentAndGoesOn() {
    byte[] document = Documents.pending("Il demande si oui.");
    TestRecord<String, byte[]> broken = new TestRecord<>("key", document);
    RecordHeaders.put(broken.headers(), RecordHeaders.FILE_LAST_MODIFIED, "no instant");
    raw.pipeInput(broken);

    TestRecord<byte[], byte[]> record = deadLetters.readRecord();
    assertThat(record.value()).isEqualTo(document);
    assertThat(DeadLetter.read(record.headers()).reason()).isEqualTo(DeadLetterReason.INTERNAL_ERROR);
    assertThat(DeadLetter.read(record.headers()).message()).contains("no instant");
  }

  @Test
  void aRecordOfAnotherProducerNeedsNoHeaders() {
    raw.pipeInput("key", Documents.pending("Il demande si oui."), NOON);

    Question question = QuestionJson.read(enriched.readValue());
    assertThat(question.source().path()).isNull();
    assertThat(question.source().observedAt()).isEqualTo(NOON);
  }

  @Test
  void aTombstoneIsAnEmptyDocument() {
    raw.pipeInput("key", null, NOON);

    assertThat(DeadLetter.read(deadLetters.readRecord().headers()).reason()).isEqualTo(DeadLetterReason.EMPTY);
  }

  @Test
  void everyRecordEndsInOneWay() {
    send(Documents.pending("Il demande si oui."), "a", NOON);
    send(Documents.pending("Il demande si oui."), "b", NOON);
    send(Documents.answered("Il demande si oui."), "c", NOON);
    send(Documents.pending("Il demande si non."), "d", NOON);
    send(new byte[0], "e", NOON);

    assertThat(count(EnrichOutcome.ENRICHED)).isEqualTo(2).isEqualTo(enriched.getQueueSize());
    assertThat(count(EnrichOutcome.UNCHANGED)).isEqualTo(1);
    assertThat(count(EnrichOutcome.SUPERSEDED)).isEqualTo(1);
    assertThat(count(EnrichOutcome.DEAD_LETTERED)).isEqualTo(1).isEqualTo(deadLetters.getQueueSize());
  }

  private record State(byte[] document, Instant observedAt) {}

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : items) {
      List<T> rest = new ArrayList<>(items);
      rest.remove(first);
      for (List<T> tail : permutations(rest)) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  private void send(byte[] document, String path, Instant observedAt) {
    TestRecord<String, byte[]> record = new TestRecord<>("key of " + path, document);
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_PATH, path);
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_LAST_MODIFIED, observedAt.toString());
    raw.pipeInput(record);
  }

  private long count(EnrichOutcome outcome) {
    return (long) registry.get("questeur.enrich.documents").tag("outcome", outcome.code()).counter().count();
  }
}
