package fr.questeur.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Change;
import fr.questeur.contract.EventType;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.JsonSchemas;
import fr.questeur.contract.PortfolioStats;
import fr.questeur.contract.PublishedSchema;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.kafka.CloudEvent;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.feed.Asked;
import fr.questeur.streams.TaskPulses;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed with a clock that is moved by hand. */
class FeedTopologyTest {

  private static final LocalDate PUBLISHED = LocalDate.of(2024, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2024, 3, 2);
  private static final LocalDate LATE = LAST.plusDays(1);
  private static final Asked ASKED = Asked.on(PUBLISHED);

  @TempDir Path state;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2023-11-01T10:00:00Z");
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> enriched;
  private static final PublishedSchema CHANGE = new PublishedSchema(JsonSchemas.change());
  private static final PublishedSchema STATS = new PublishedSchema(JsonSchemas.portfolioStats());

  private TestOutputTopic<String, byte[]> changes;
  private TestOutputTopic<String, byte[]> stats;

  @BeforeEach
  void start() {
    Properties settings = new Properties();
    settings.putAll(Feed.settings(new FeedConfig("test", 1, state), Map.of("bootstrap.servers", "nowhere:9092")));
    driver = new TopologyTestDriver(new FeedTopology(clock(), new FeedMeters(registry), new TaskPulses(), 0).get(), settings, now);
    enriched = driver.createInputTopic(Topics.ENRICHED.name(), new StringSerializer(), new ByteArraySerializer());
    changes = driver.createOutputTopic(Topics.CHANGES.name(), new StringDeserializer(), CHANGE.deserializer());
    stats =
        driver.createOutputTopic(Topics.PORTFOLIO_STATS.name(), new StringDeserializer(), STATS.deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** In steps, as time passes: the driver makes up for no punctuation that it jumps over. */
  private void passUntil(Instant then) {
    Duration step = Duration.between(now, then);
    now = then;
    driver.advanceWallClockTime(step);
  }

  private void pass(Duration time) {
    passUntil(now.plus(time));
  }

  private static Instant paris(LocalDateTime time) {
    return time.atZone(JournalOfficiel.ZONE).toInstant();
  }

  private void send(Asked asked) {
    Question question = asked.question();
    enriched.pipeInput(question.uid().toString(), QuestionJson.write(question));
  }

  private List<Change> told() {
    return changes.readValuesToList().stream().map(json -> QuestionJson.read(json, Change.class)).toList();
  }

  private List<String> types() {
    return told().stream().map(change -> change.type().code()).toList();
  }

  private Map<String, PortfolioStats> figures() {
    Map<String, PortfolioStats> table = new HashMap<>();
    for (KeyValue<String, byte[]> record : stats.readKeyValuesToList()) {
      table.put(record.key, record.value == null ? null : QuestionJson.read(record.value, PortfolioStats.class));
    }
    return table;
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "1", "{}", "garbage", "{\"schemaVersion\":2}", "\u0000"})
  void stateOfAnotherProducerIsCountedAndSkipped(String json) {
    enriched.pipeInput(ASKED.question().uid().toString(), json.getBytes(StandardCharsets.UTF_8));
    send(ASKED);

    assertThat(types()).containsExactly("published");
    assertThat(foreign(Topics.ENRICHED.name())).isEqualTo(1);
  }

  @Test
  void stateUnderAnotherKeyAndItsTombstoneAreSkipped() {
    enriched.pipeInput("foo", QuestionJson.write(ASKED.question()));
    enriched.pipeInput("foo", (byte[]) null);
    enriched.pipeInput((String) null, new byte[0]);
    enriched.pipeInput("QANR5L14QE9", QuestionJson.write(ASKED.question()));
    enriched.pipeInput("QANR5L14QE9", (byte[]) null);
    send(ASKED);

    assertThat(types()).containsExactly("published");
    assertThat(foreign(Topics.ENRICHED.name())).isEqualTo(4);
  }

  @Test
  void movesOfAnotherProducerDoNotStopTheFigures() {
    String topic = "test-" + FeedTopology.MOVES + "-repartition";
    TestInputTopic<String, String> moves =
        driver.createInputTopic(topic, new StringSerializer(), new StringSerializer());
    moves.pipeInput("defense/14", (String) null);
    moves.pipeInput((String) null, "+pending");
    moves.pipeInput("nothing", "+pending");
    moves.pipeInput("defense/14", "x");
    moves.pipeInput("defense/14", "-answered/1/on_time +answered/2/on_time");
    send(ASKED);
    pass(CountProcessor.PERIOD);

    assertThat(foreign(topic)).isEqualTo(4);
    assertThat(figures().get("mer/17").asked()).isEqualTo(1);
  }

  private double foreign(String topic) {
    return registry.get("questeur.foreign.records").tags("stage", "feed", "topic", topic).counter().count();
  }

  /** Summer and winter, ends of months, and the days on which the clocks of France change. */
  @ParameterizedTest
  @CsvSource({"2024-01-10", "2024-05-15", "2023-12-31", "2024-01-30", "2024-01-31", "2024-08-26", "2024-08-27"})
  void aDeadlinePassesAtMidnightInParisByItself(LocalDate published) {
    Asked asked = Asked.on(published);
    LocalDate last = published.plusMonths(2);
    passUntil(paris(published.atTime(8, 0)));
    send(asked);
    assertThat(types()).containsExactly("published");

    Instant midnight = paris(last.plusDays(1).atStartOfDay());
    passUntil(midnight.minusSeconds(1));
    assertThat(told()).isEmpty();

    passUntil(midnight.plusSeconds(10));
    assertThat(told()).singleElement().satisfies(change -> {
      assertThat(change.type().code()).isEqualTo("deadline_passed");
      assertThat(change.occurredOn()).isEqualTo(last.plusDays(1));
      assertThat(change.observedAt()).isEqualTo(now);
      assertThat(change.before().overdue()).isFalse();
      assertThat(change.after().overdue()).isTrue();
    });
    pass(Duration.ofDays(3));
    send(asked);
    assertThat(told()).isEmpty();
  }

  @Test
  void afterALongSleepAllThatPassedIsToldOnceInTheOrderOfDays() {
    send(ASKED.numbered(3).publishedOn(PUBLISHED.plusDays(2)));
    send(ASKED.numbered(2));
    send(ASKED.numbered(1).publishedOn(PUBLISHED.plusDays(1)));
    send(ASKED.numbered(4).publishedOn(PUBLISHED.plusYears(3)));
    told();
    passUntil(paris(LAST.plusYears(1).atStartOfDay()));
    assertThat(told()).extracting(change -> change.uid().number()).containsExactly(2, 1, 3);
    pass(Duration.ofDays(1));
    assertThat(told()).isEmpty();
  }

  @Test
  void anAnswerBeforeTheDayLeavesNothingToPass() {
    send(ASKED);
    send(ASKED.and(EventType.ANSWERED, LAST));
    assertThat(types()).containsExactly("published", "answered");
    pass(Duration.ofDays(1000));
    assertThat(told()).isEmpty();
  }

  @Test
  void aDeadlineThatMovesPassesOnItsNewDay() {
    passUntil(paris(LATE.atTime(6, 0)));
    send(ASKED);
    assertThat(types()).containsExactly("published", "deadline_passed");
    send(ASKED.publishedOn(PUBLISHED.plusDays(7)));
    assertThat(types()).containsExactly("retracted", "revised");
    passUntil(paris(LATE.plusDays(6).atTime(23, 59)));
    assertThat(told()).isEmpty();
    passUntil(paris(LATE.plusDays(7).atTime(0, 1)));
    assertThat(types()).containsExactly("deadline_passed");
  }

  @Test
  void aChangeKeepsThePlaceOfItsDocumentAndTheTimeOfItsObservation() {
    TestRecord<String, byte[]> record =
        new TestRecord<>(ASKED.uid().toString(), QuestionJson.write(ASKED.question()), Instant.EPOCH);
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_PATH, "in/a.txt");
    RecordHeaders.put(record.headers(), RecordHeaders.RAW_OFFSET, "7");
    RecordHeaders.put(record.headers(), RecordHeaders.REPLAY, "reprocess");
    enriched.pipeInput(record);

    TestRecord<String, byte[]> change = changes.readRecord();
    assertThat(change.key()).isEqualTo(ASKED.uid().toString());
    assertThat(change.getRecordTime()).isEqualTo(now);
    assertThat(RecordHeaders.text(change.headers(), RecordHeaders.FILE_PATH)).isEqualTo("in/a.txt");
    assertThat(RecordHeaders.text(change.headers(), RecordHeaders.RAW_OFFSET)).isEqualTo("7");
    assertThat(RecordHeaders.text(change.headers(), RecordHeaders.REPLAY)).isNull();
  }

  @Test
  void everyChangeIsACloudEventOfItsOwn() {
    send(ASKED);
    passUntil(paris(LATE.plusDays(7).atTime(0, 1)));
    List<TestRecord<String, byte[]>> told = changes.readRecordsToList();

    assertThat(told).extracting(record -> RecordHeaders.text(record.headers(), CloudEvent.TYPE))
        .containsExactly("fr.questeur.question.published.v1", "fr.questeur.question.deadline_passed.v1");
    assertThat(told).extracting(record -> RecordHeaders.text(record.headers(), CloudEvent.ID)).doesNotHaveDuplicates();
    assertThat(told).allSatisfy(record -> {
      Change change = QuestionJson.read(record.value(), Change.class);
      assertThat(RecordHeaders.text(record.headers(), CloudEvent.TIME)).isEqualTo(change.observedAt().toString());
      assertThat(RecordHeaders.text(record.headers(), CloudEvent.DATASCHEMA)).isEqualTo(JsonSchemas.CHANGE_ID);
    });
  }

  @Test
  void whatIsNoQuestionIsPassedOverAndCounted() {
    enriched.pipeInput("junk", new byte[] {'{'});
    enriched.pipeInput("junk", "{}".getBytes());
    enriched.pipeInput("junk", null);
    send(ASKED);
    assertThat(types()).containsExactly("published");
    assertThat(registry.counter("questeur.feed.states", "outcome", "unreadable").count()).isEqualTo(3);
    assertThat(registry.counter("questeur.feed.states", "outcome", "told").count()).isEqualTo(1);
    assertThat(registry.counter("questeur.feed.changes", "type", "published").count()).isEqualTo(1);
  }

  @Test
  void aTombstoneTakesTheQuestionOutOfEverything() {
    send(ASKED);
    enriched.pipeInput(ASKED.uid().toString(), null);
    assertThat(types()).containsExactly("published", "retracted");
    pass(Duration.ofDays(400));
    assertThat(told()).isEmpty();
    assertThat(figures()).containsOnlyKeys("mer/17").containsEntry("mer/17", null);
  }

  @Test
  void figuresFollowTheDayAndTheMinistry() {
    send(ASKED.numbered(1));
    send(ASKED.numbered(2).and(EventType.ANSWERED, PUBLISHED.plusDays(40)));
    send(Asked.on(QuestionUid.of(16, QuestionType.QE, 1), PUBLISHED));
    pass(CountProcessor.PERIOD);
    assertThat(figures())
        .containsOnlyKeys("mer/17", "mer/16")
        .containsEntry("mer/17", new PortfolioStats("mer", 17, 2, 1, 1, 0, 0, 0, 0, 40.0, 40.0, 1.0));

    passUntil(paris(LATE.atTime(0, 1)));
    pass(CountProcessor.PERIOD);
    assertThat(figures())
        .containsEntry("mer/17", new PortfolioStats("mer", 17, 2, 1, 1, 1, 0, 0, 0, 40.0, 40.0, 1.0));

    send(ASKED.numbered(1).to(Asked.HEALTH, LAST));
    pass(CountProcessor.PERIOD);
    assertThat(figures())
        .containsOnlyKeys("mer/17", "sante/17")
        .containsEntry("mer/17", new PortfolioStats("mer", 17, 1, 1, 0, 0, 0, 0, 0, 40.0, 40.0, 1.0))
        .containsEntry("sante/17", new PortfolioStats("sante", 17, 1, 0, 1, 1, 0, 0, 0, null, null, null));
    pass(Duration.ofDays(2));
    assertThat(figures()).as("nothing has changed").isEmpty();
  }

  /** The way through what an old document tells takes no detour by the bins of its steps. */
  @Test
  void allThatAStateTellsIsOneMove() {
    TestOutputTopic<String, String> moves =
        driver.createOutputTopic("test-moves-repartition", new StringDeserializer(), new StringDeserializer());
    send(ASKED.and(EventType.ANSWERED, PUBLISHED.plusDays(42)));
    assertThat(told()).hasSizeGreaterThan(1);
    assertThat(moves.readValuesToList()).containsExactly("+answered/42/on_time");
    send(ASKED);
    assertThat(moves.readValuesToList()).containsExactly("-answered/42/on_time +pending");
  }

  @Test
  void aLoadOfManyQuestionsWritesFewFigures() {
    for (int number = 1; number <= 2000; number++) {
      send(ASKED.numbered(number).and(EventType.ANSWERED, PUBLISHED.plusDays(number % 200)));
    }
    pass(CountProcessor.PERIOD);
    assertThat(stats.readKeyValuesToList()).singleElement().satisfies(record -> {
      PortfolioStats figures = QuestionJson.read(record.value, PortfolioStats.class);
      assertThat(figures.asked()).isEqualTo(2000);
      assertThat(figures.answered()).isEqualTo(2000);
      assertThat(figures.medianDelayDays()).isEqualTo(99.5);
    });
  }
}
