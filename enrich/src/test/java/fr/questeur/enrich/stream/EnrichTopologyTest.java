package fr.questeur.enrich.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.contract.Stub;
import fr.questeur.contract.Author;
import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JsonSchemas;
import fr.questeur.contract.Publication;
import fr.questeur.contract.PublishedSchema;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Status;
import fr.questeur.contract.Supplement;
import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.Books;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.kafka.TraceContext;
import fr.questeur.contract.stage.CrashJournal;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.merge.Orders;
import fr.questeur.enrich.merge.Told;
import fr.questeur.streams.TaskPulses;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichTopologyTest {

  private static final PublishedSchema SCHEMA = new PublishedSchema(JsonSchemas.question());
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path state;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private CrashJournal journal = CrashJournal.inMemory();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> raw;
  private TestInputTopic<String, byte[]> read;
  private TestOutputTopic<String, byte[]> enriched;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeEach
  void start() {
    EnrichMeters meters = new EnrichMeters(registry, EnrichListener.NONE);
    Properties settings = new Properties();
    settings.putAll(
        EnrichSettings.of(
            new EnrichConfig("test", 1, state), Map.of("bootstrap.servers", "nowhere:9092"), meters));
    EnrichTopology topology =
        new EnrichTopology(
            new Enricher(), meters, new TaskPulses(), new CrashGuard(journal), 0, new StatePartitioner(0));
    driver = new TopologyTestDriver(topology.get(), settings);
    raw = driver.createInputTopic(Topics.RAW.name(), new StringSerializer(), new ByteArraySerializer());
    read =
        driver.createInputTopic(
            "test-" + EnrichTopology.CANDIDATES + "-repartition", new StringSerializer(), new ByteArraySerializer());
    enriched = driver.createOutputTopic(Topics.ENRICHED.name(), new StringDeserializer(), SCHEMA.deserializer());
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
  void aStateIsACloudEventInTheTraceOfItsDocument() {
    byte[] document = Documents.pending("Il demande si oui.");
    raw.pipeInput(new TestRecord<>("key", document, traced("00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-00"), NOON));

    TestRecord<String, byte[]> record = enriched.readRecord();
    String sha256 = QuestionJson.read(record.value()).source().sha256();
    assertThat(texts(record.headers()))
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "0-0-" + sha256.substring(0, 16))
        .containsEntry("ce_source", "/questeur/enrich")
        .containsEntry("ce_type", "fr.questeur.question.v1")
        .containsEntry("ce_time", "2026-11-23T12:00:00Z")
        .containsEntry("ce_dataschema", "urn:questeur:schema:question:v1")
        .containsEntry("content-type", "application/json")
        .containsEntry("traceparent", "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-00")
        .containsEntry("tracestate", "vendor=1");
  }

  @Test
  void everyStateIsAnEventOfItsOwnAndReadAgainItIsTheSameOne() {
    List<byte[]> documents = List.of(Documents.pending("Il demande si oui."), Documents.answered("Il demande si oui."));
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      stop();
      start();
      documents.forEach(document -> send(document, "inbox/a.txt", NOON));
      runs.add(enriched.readRecordsToList().stream().map(each -> texts(each.headers()).get("ce_id")).toList());
    }
    assertThat(runs.get(0)).hasSize(2).doesNotHaveDuplicates().isEqualTo(runs.get(1));
  }

  @Test
  void aDocumentOfAnotherProducerBeginsATrace() {
    raw.pipeInput("key", Documents.pending("Il demande si oui."), NOON);

    TestRecord<String, byte[]> record = enriched.readRecord();
    String sha256 = QuestionJson.read(record.value()).source().sha256();
    assertThat(TraceContext.traceId(record.headers())).isEqualTo(sha256.substring(0, 32));
  }

  private static Headers traced(String traceparent) {
    Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(headers, "traceparent", traceparent);
    RecordHeaders.put(headers, "tracestate", "vendor=1");
    return headers;
  }

  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new HashMap<>();
    headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
    return texts;
  }

  @Test
  void aCopyUnderAnotherNameChangesNothingDownstream() {
    send(Documents.pending("Il demande si oui."), "inbox/a.txt", NOON);
    send(Documents.pending("Il demande si oui."), "inbox/copy.txt", NOON.plusSeconds(60));

    assertThat(enriched.readRecordsToList()).hasSize(1);
    assertThat(count(EnrichOutcome.UNCHANGED)).isEqualTo(1);
  }

  /** The sink could not store the state: nothing in it is new, and it must come again. */
  @Test
  void aReplayedDocumentHasTheStateOfItsQuestionPassedOnAgain() {
    send(Documents.pending("Il demande si oui."), "inbox/a.txt", NOON);
    send(Documents.answered("Il demande si oui."), "inbox/b.txt", NOON.plusSeconds(60));
    List<byte[]> before = enriched.readValuesToList();

    TestRecord<String, byte[]> replay = new TestRecord<>("key", Documents.pending("Il demande si oui."));
    RecordHeaders.put(replay.headers(), RecordHeaders.FILE_PATH, "inbox/a.txt");
    RecordHeaders.put(replay.headers(), RecordHeaders.FILE_LAST_MODIFIED, NOON.toString());
    RecordHeaders.put(replay.headers(), RecordHeaders.REPLAY, "2-17");
    raw.pipeInput(replay);

    assertThat(enriched.readValuesToList()).singleElement()
        .satisfies(again -> assertThat(QuestionJson.read(again)).isEqualTo(QuestionJson.read(before.get(1))));
    assertThat(count(EnrichOutcome.ENRICHED)).isEqualTo(3);
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
    for (List<State> order : Orders.of(states)) {
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
    Question known = Told.by("page-dyn").question("Oui ?", 12).question();
    sendRead(known);
    byte[] document = "{\"schemaVersion\":1,\"uid\":\"%s\", no JSON}".formatted(known.uid()).getBytes(UTF_8);
    TestRecord<String, byte[]> broken = new TestRecord<>(known.uid().toString(), document);
    RecordHeaders.put(broken.headers(), RecordHeaders.RAW_OFFSET, "7");
    read.pipeInput(broken);

    TestRecord<byte[], byte[]> record = deadLetters.readRecord();
    assertThat(record.value()).isEqualTo(document);
    assertThat(DeadLetter.read(record.headers()).reason()).isEqualTo(DeadLetterReason.INTERNAL_ERROR);
    assertThat(DeadLetter.read(record.headers()).message()).contains("not the JSON of this contract");
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

  /** Kafka Streams would stop at the first of these; Kafka does not take the second. */
  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE})
  void recordWithoutUsableTimeIsReadAndHasATimeBetween1970AndNow(long timestamp) {
    raw.pipeInput(
        new TestRecord<>(
            "key", Documents.pending("Il demande si oui."), new org.apache.kafka.common.header.internals.RecordHeaders(),
            Instant.ofEpochMilli(timestamp)));

    Question question = QuestionJson.read(enriched.readRecord().value());
    assertThat(question.source().observedAt()).isBetween(Instant.EPOCH, Instant.now());
  }

  @Test
  void candidateOfAnotherProducerBecomesADeadLetterAndNoQuestion() {
    String document = new String(Documents.pending("Il demande si oui."), UTF_8);
    read.pipeInput("foo", document.getBytes(UTF_8));
    read.pipeInput(Documents.UID, "garbage".getBytes(UTF_8));
    read.pipeInput(Documents.UID, (byte[]) null);
    read.pipeInput(null, new byte[0]);

    assertThat(deadLetters.getQueueSize()).isEqualTo(4);
    assertThat(enriched.isEmpty()).isTrue();
    send(Documents.pending("Il demande si oui."), "a", NOON);
    assertThat(enriched.getQueueSize()).isEqualTo(1);
  }

  @Test
  void recordThatDidNotFitIntoMemoryBecomesADeadLetterThatSaysSo() {
    Headers headers = fromFile("a");
    RecordHeaders.put(headers, BoundedConsumer.UNREADABLE, "the record has 600,000,000 bytes");

    raw.pipeInput(new TestRecord<>("key", new byte[0], headers, NOON));

    DeadLetter letter = DeadLetter.read(deadLetters.readRecord().headers());
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(letter.message()).contains("600,000,000");
  }

  @Test
  void hugeHeadersOfAnotherProducerAreLeftBehind() {
    Headers headers = fromFile("a");
    for (int i = 0; i < 100; i++) {
      headers.add("x" + i, new byte[1_000_000]);
    }

    raw.pipeInput(new TestRecord<>("key", Documents.pending("Il demande si oui."), headers, NOON));

    Headers kept = enriched.readRecord().headers();
    assertThat(RecordHeaders.text(kept, RecordHeaders.FILE_PATH)).isEqualTo("a");
    assertThat(kept.lastHeader("x0")).isNull();
  }

  /** As large as a topic takes: with the headers of a letter it would be too large for another. */
  @Test
  void deadLetterOfTheLargestRecordHoldsAStub() {
    raw.pipeInput(new TestRecord<>("key", new byte[Topics.MAX_RECORD_BYTES], fromFile("a"), NOON));

    TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
    assertThat(letter.value().length).isLessThan(1000);
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

  /** All 720 orders of four layouts, a stale document and a copy, each beginning without a known state. */
  @Test
  void layoutsAreMergedAndEndAlikeInWhateverOrderTheyCome() {
    Question expected = null;
    long read = 0;
    long passedOn = 0;
    for (List<Question> order : Orders.of(inSeveralLayouts())) {
      String key = order.get(0).uid().toString();
      order.forEach(state -> this.read.pipeInput(key, QuestionJson.write(state)));

      List<byte[]> emitted = enriched.readValuesToList();
      Question last = QuestionJson.read(emitted.get(emitted.size() - 1));
      expected = expected == null ? last : expected;
      assertThat(last.saysTheSameAs(expected)).isTrue();
      driver.<String, byte[]>getKeyValueStore(EnrichTopology.LATEST).delete(key);
      read += order.size();
      passedOn += emitted.size();
    }
    assertThat(read).isEqualTo(6 * 720);
    assertThat(count(EnrichOutcome.ENRICHED)).isEqualTo(passedOn);
    assertThat(passedOn + count(EnrichOutcome.UNCHANGED) + count(EnrichOutcome.SUPERSEDED)).isEqualTo(read);
    assertThat(expected.status()).isEqualTo(Status.ANSWERED);
    assertThat(expected.author())
        .isEqualTo(new Author("Mme", "Jeanne Essai", "PA1", null, "Groupe d'essai", "GE", null, "Nord", null));
    assertThat(expected.heading()).isEqualTo(new Heading("Mer", null, List.of("quotas"), "Pêche"));
    assertThat(expected.deadline().signalled()).isEqualTo(LocalDate.of(2014, 10, 17));
    assertThat(expected.answer()).isEqualTo(new Publication("Oui.", LocalDate.of(2014, 11, 4), 9000));
  }

  private static List<Question> inSeveralLayouts() {
    Question table =
        Told.by("page-table")
            .author(new Author("Mme", "Jeanne Essai", "Groupe d’essai", "Nord"))
            .heading(new Heading("mer", null, List.of("quotas")))
            .events(Event.of(EventType.SIGNALLED, LocalDate.of(2014, 10, 7)))
            .question();
    return List.of(
        table,
        Told.by("page-table", NOON.plusSeconds(60), "stale, but newly unpacked")
            .heading(new Heading("vieux", "vieux", List.of()))
            .question(),
        table,
        Told.by("open-data-json")
            .author(new Author(null, null, "PA1", null, "Groupe d'essai", "GE", null, null, null))
            .answer(null, LocalDate.of(2014, 11, 4), 9000)
            .question(),
        Told.by("page-dyn")
            .heading(new Heading("Mer", null, List.of(), "Pêche"))
            .answer("Oui.", LocalDate.of(2014, 11, 4), null)
            .question(),
        Told.by("xml-view")
            .author(new Author(null, null, null, null, "Groupe nouveau", "GN", "PO9", null, null))
            .question());
  }

  @Test
  void whatIsPassedOnTellsWhereEachFieldIsFrom() {
    List<Question> states = inSeveralLayouts();
    sendRead(states.get(4));
    sendRead(states.get(3));

    enriched.readValue();
    Question merged = QuestionJson.read(enriched.readValue());
    assertThat(merged.source()).isEqualTo(states.get(4).source());
    assertThat(merged.supplements())
        .containsExactly(
            new Supplement(
                states.get(3).source(),
                List.of("author.actorId", "author.group", "author.groupCode", "answer.page", "events")));
  }

  @Test
  void anotherLayoutThatSaysNoMoreIsNoNews() {
    Question page = Told.by("page-dyn").question("Oui ?", 12).question();
    sendRead(page);
    sendRead(Told.by("page-table").question("Oui ?", null).question());
    sendRead(Told.by("page-2017", NOON, "again").question("Oui ?", null).question());
    sendRead(Told.by("page-2017", NOON.plusSeconds(1), "once more").question("Oui ?", null).question());
    assertThat(enriched.readValuesToList()).containsExactly(QuestionJson.write(page));
    assertThat(count(EnrichOutcome.UNCHANGED)).isEqualTo(3);

    sendRead(Told.by("open-data-json").answer("Oui.", LocalDate.of(2014, 11, 4), 1).question());
    sendRead(Told.by("text").question("Oui ?", null).question());
    assertThat(count(EnrichOutcome.ENRICHED)).isEqualTo(2);
    assertThat(count(EnrichOutcome.SUPERSEDED)).isEqualTo(1);
  }

  @Test
  void whatNoRecordCouldHoldTogetherBecomesADeadLetterAndChangesNothing() {
    String large = "x".repeat(Budget.STATES_BYTES.limit() / 2);
    Question known = Told.by("page-dyn").question(large, 1).question();
    sendRead(known);
    sendRead(Told.by("open-data-json").answer(large, LocalDate.of(2014, 11, 4), 1).question());

    DeadLetter letter = DeadLetter.read(deadLetters.readRecord().headers());
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.OVER_BUDGET);
    assertThat(letter.message()).contains("bytes of JSON");
    assertThat(count(EnrichOutcome.DEAD_LETTERED)).isEqualTo(1);
    assertThat(driver.<String, byte[]>getKeyValueStore(EnrichTopology.LATEST).get(known.uid().toString()))
        .isEqualTo(QuestionJson.write(known));
  }

  @Test
  void setsRecordAsideThatEndedTheProcessTwice() throws IOException {
    stop();
    Path file = state.resolve("crashes");
    for (int death = 0; death < CrashJournal.LIMIT; death++) {
      CrashJournal.open(file).begin(Topics.RAW.name() + "-0@1");
    }
    journal = CrashJournal.open(file);
    start();
    byte[] poison = Documents.pending("Il demande si non.");
    send(Documents.pending("Il demande si oui."), "inbox/a.txt", NOON);
    send(poison, "inbox/poison.txt", NOON);

    assertThat(enriched.readRecordsToList()).hasSize(1);
    TestRecord<byte[], byte[]> record = deadLetters.readRecord();
    DeadLetter letter = DeadLetter.read(record.headers());
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.PROCESS_CRASH);
    assertThat(letter.message()).isEqualTo("the process ended 2 times while it worked on questions.raw-0@1");
    assertThat(record.value()).isEqualTo(poison);
    send(poison, "inbox/poison.txt", NOON);
    assertThat(enriched.readRecordsToList()).as("a replay, which is another record").hasSize(1);
    driver.close();
    assertThat(CrashJournal.open(file).isPoison(Topics.RAW.name() + "-0@1")).as("after a commit").isFalse();
    start();
  }

  @Test
  void anEndOfTheProcessLeavesItsRecordInTheJournal() {
    CrashGuard guard = new CrashGuard(CrashJournal.open(state.resolve("crashes")));
    for (int death = 0; death < CrashJournal.LIMIT; death++) {
      assertThatThrownBy(() -> guard.run("raw-0@7", 1, () -> { throw new OutOfMemoryError("of a test"); }))
          .isInstanceOf(OutOfMemoryError.class);
      assertThatThrownBy(() -> guard.run("raw-0@8", 1, () -> { throw new StackOverflowError(); }))
          .isInstanceOf(IllegalStateException.class);
      guard.run("raw-0@9", 1, () -> "done");
      CrashJournal next = CrashJournal.open(state.resolve("crashes"));
      assertThat(next.isSuspect("raw-0@7")).isTrue();
      assertThat(next.isSuspect("raw-0@8")).isFalse();
      assertThat(next.isSuspect("raw-0@9")).isFalse();
    }
  }

  @Test
  void ignoresHeadersThatAreNotOurs() {
    TestRecord<String, byte[]> record = new TestRecord<>("key", Documents.pending("Il demande si oui."));
    record.headers().add(RecordHeaders.FILE_LAST_MODIFIED, "1764500000000".getBytes(UTF_8));
    record.headers().add(RecordHeaders.FILE_PATH, new byte[20_000]);
    record.headers().add(RecordHeaders.REPLAY, null);
    record.headers().add(RecordHeaders.RAW_OFFSET, new byte[] {(byte) 0xFF});
    record.headers().add(RecordHeaders.RAW_OFFSET, "x".getBytes(UTF_8));
    record.headers().add("traceparent", new byte[] {(byte) 0xFF, 0});
    record.headers().add("foreign", new byte[Topics.MAX_DOCUMENT_BYTES]);
    raw.pipeInput(record);

    TestRecord<String, byte[]> state = enriched.readRecord();
    assertThat(QuestionJson.read(state.value()).source().path()).isNull();
    assertThat(RecordHeaders.text(state.headers(), RecordHeaders.RAW_OFFSET)).isEqualTo("0");
    assertThat(state.headers().lastHeader("foreign")).isNull();
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void recordsOfOtherProducersBecomeDeadLettersThatFitIntoTheTopic() {
    raw.pipeInput(new TestRecord<>("k".repeat(2_000_000), new byte[] {'P', 'K', 3, 4}));
    raw.pipeInput(new TestRecord<>(null, (byte[]) null));
    raw.pipeInput(new TestRecord<>("key", new byte[Topics.MAX_RECORD_BYTES - 100]));
    read.pipeInput("QANR5L14QE7", "null".getBytes(UTF_8));
    read.pipeInput("QANR5L14QE7", "garbage".getBytes(UTF_8));
    read.pipeInput("QANR5L14QE7", (byte[]) null);

    List<TestRecord<byte[], byte[]>> letters = deadLetters.readRecordsToList();
    assertThat(letters)
        .extracting(letter -> DeadLetter.read(letter.headers()).reason())
        .containsExactly(
            DeadLetterReason.BINARY, DeadLetterReason.EMPTY, DeadLetterReason.TOO_LARGE,
            DeadLetterReason.NOT_A_QUESTION, DeadLetterReason.NOT_A_QUESTION, DeadLetterReason.NOT_A_QUESTION);
    assertThat(letters.get(0).key()).isNull();
    assertThat(QuestionJson.read(letters.get(2).value(), Stub.class).size()).isEqualTo(Topics.MAX_RECORD_BYTES - 100);
    assertThat(enriched.isEmpty()).isTrue();
  }

  @Test
  void theBooksSayWhatBecameOfEachDocumentThatIsInAnAccount() {
    sendBooked(Documents.pending("Il demande si oui."), "inbox/a.txt", NOON);
    sendBooked(Documents.answered("Il demande si oui."), "inbox/b.txt", NOON.plusSeconds(60));
    sendBooked(Documents.answered("Il demande si oui."), "inbox/copy.txt", NOON.plusSeconds(70));
    sendBooked(new byte[0], "inbox/empty.txt", NOON);
    send(Documents.pending("Il demande si oui."), "inbox/not-in-an-account.txt", NOON);

    assertThat(book(Books.PARSE)).isEqualTo(Map.of(Books.READ, 4L, Books.PASSED, 3L, Books.DEAD_LETTERED, 1L));
    assertThat(book(Books.LATEST)).isEqualTo(
        Map.of(Books.READ, 3L, "enriched", 2L, "unchanged", 1L, Books.QUESTIONS, 1L));
    assertThat(RecordHeaders.text(enriched.readRecord().headers(), RecordHeaders.ACCOUNT)).isEqualTo("of a test");
  }

  private Map<String, Long> book(String name) {
    Map<String, Long> counts = new HashMap<>();
    driver.<String, Long>getKeyValueStore(name).all().forEachRemaining(entry -> counts.put(entry.key, entry.value));
    return counts;
  }

  private void sendBooked(byte[] document, String path, Instant observedAt) {
    send(document, path, observedAt, "of a test");
  }

  private record State(byte[] document, Instant observedAt) {}

  private static Headers fromFile(String path) {
    Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(headers, RecordHeaders.FILE_PATH, path);
    return headers;
  }

  private void send(byte[] document, String path, Instant observedAt) {
    send(document, path, observedAt, null);
  }

  private void send(byte[] document, String path, Instant observedAt, String account) {
    TestRecord<String, byte[]> record = new TestRecord<>("key of " + path, document);
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_PATH, path);
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_LAST_MODIFIED, observedAt.toString());
    RecordHeaders.put(record.headers(), RecordHeaders.ACCOUNT, account);
    raw.pipeInput(record);
  }

  /** What a document was read as, from there on: so a test need not write each layout. */
  private void sendRead(Question question) {
    read.pipeInput(question.uid().toString(), QuestionJson.write(question));
  }

  private long count(EnrichOutcome outcome) {
    return (long) registry.get("questeur.documents").tag("fate", outcome.code()).counter().count();
  }
}
