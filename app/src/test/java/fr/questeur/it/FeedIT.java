package fr.questeur.it;

import static fr.questeur.contract.ChangeType.ANSWERED;
import static fr.questeur.contract.ChangeType.DEADLINE_PASSED;
import static fr.questeur.contract.ChangeType.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Change;
import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.feed.stream.Feed;
import fr.questeur.feed.stream.FeedConfig;
import fr.questeur.sink.Sink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed on a real broker, in a group of its own, from the end of the topic on; its figures beside those of Postgres. */
class FeedIT {

  private static final Duration LONG = Duration.ofSeconds(180);
  private static final LocalDate DAY = LocalDate.of(2024, 3, 2);
  private static final LocalDate DUE = LocalDate.of(2024, 1, 2);

  @TempDir Path directory;

  private final String application = "feed-" + UUID.randomUUID();
  private final AtomicReference<Instant> now = new AtomicReference<>(noon(DAY));
  private final SinkHarness harness = new SinkHarness();
  private final Installation installation = new Installation(harness.bootstrapServers, harness.database);

  @BeforeEach
  void beginAtTheEnd() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", harness.bootstrapServers))) {
      admin.alterConsumerGroupOffsets(
          application,
          harness.nonEmptyEnds().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue())))).all().get();
    }
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(JournalOfficiel.ZONE).toInstant();
  }

  private Feed start(String state) {
    Clock clock = new Clock() {
      @Override
      public Instant instant() {
        return now.get();
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
    Feed feed =
        new Feed(
            new FeedConfig(application, 1, directory.resolve(state)),
            Map.of("bootstrap.servers", harness.bootstrapServers), new SimpleMeterRegistry(), clock);
    feed.start();
    return feed;
  }

  /** The broker is shared: changes of these questions alone, in their order. */
  private Map<QuestionUid, List<Change>> told(List<Question> questions) {
    Map<QuestionUid, List<Change>> told = new HashMap<>();
    questions.forEach(question -> told.put(question.uid(), new ArrayList<>()));
    for (ConsumerRecord<byte[], byte[]> record : installation.read(Topics.CHANGES.name())) {
      Change change = QuestionJson.read(record.value(), Change.class);
      told.computeIfPresent(change.uid(), (uid, changes) -> {
        changes.add(change);
        return changes;
      });
    }
    return told;
  }

  private List<ChangeType> types(Question question) {
    return told(List.of(question)).get(question.uid()).stream().map(Change::type).toList();
  }

  @Test
  void aDeadlineThatPassesWhileTheFeedSleepsIsToldOnceWhateverRestarts() {
    Question question = question(SinkHarness.newUid(), DUE, ministry("x"), null);
    Question other = question(SinkHarness.newUid(), DUE, ministry("x"), null);
    try (Feed first = start("one")) {
      harness.send(question);
      await().atMost(LONG).untilAsserted(() -> assertThat(types(question)).containsExactly(PUBLISHED));
    }
    now.set(noon(DAY.plusDays(1)));
    try (Feed second = start("two, as if one were lost")) {
      await().atMost(LONG).untilAsserted(
          () -> assertThat(types(question)).containsExactly(PUBLISHED, DEADLINE_PASSED));
    }
    now.set(noon(DAY.plusDays(2)));
    try (Feed third = start("one")) {
      harness.send(question, other);
      await().atMost(LONG).untilAsserted(
          () -> assertThat(types(other)).containsExactly(PUBLISHED, DEADLINE_PASSED));
      await().atMost(LONG).untilAsserted(() -> assertThat(lag()).isZero());
      assertThat(types(question)).containsExactly(PUBLISHED, DEADLINE_PASSED);
    }
  }

  @Test
  void atRestItIsWellAndTellsNothingUntilItGoesOn() {
    Question before = question(SinkHarness.newUid(), DUE, ministry("x"), null);
    Question meanwhile = question(SinkHarness.newUid(), DUE, ministry("x"), null);
    try (Feed feed = start("one")) {
      harness.send(before);
      await().atMost(LONG).untilAsserted(() -> assertThat(types(before)).containsExactly(PUBLISHED));
      feed.rest();
      harness.send(meanwhile);
      await().during(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(types(meanwhile)).isEmpty());
      assertThat(feed.health()).isEqualTo(Health.READY);
      feed.resume();
      await().atMost(LONG).untilAsserted(() -> assertThat(types(meanwhile)).containsExactly(PUBLISHED));
    }
  }

  private long lag() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", harness.bootstrapServers))) {
      var committed = admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata().get();
      return harness.nonEmptyEnds().entrySet().stream()
          .mapToLong(end -> end.getValue() - committed.get(end.getKey()).offset())
          .sum();
    }
  }

  /** By its own clock, today: all deadlines of these are long past. */
  @Test
  void killedInTheMiddleItTellsEverythingOnce() {
    List<Question> questions =
        IntStream.range(0, 3000).mapToObj(i -> question(SinkHarness.newUid(), DUE, ministry("k"), DAY.plusDays(9)))
            .toList();
    QuesteurProcess first = process();
    for (int sent = 0; sent < 3000; sent += 100) {
      harness.send(questions.subList(sent, sent + 100).toArray(Question[]::new));
      if (sent == 1000) {
        await().atMost(LONG).untilAsserted(() -> assertThat(types(questions.get(500))).isNotEmpty());
      }
    }
    first.kill();
    try (QuesteurProcess second = process()) {
      await().atMost(LONG).untilAsserted(() ->
          assertThat(told(questions).values()).as(second.output()).allSatisfy(changes ->
              assertThat(changes).extracting(Change::type).containsExactly(PUBLISHED, DEADLINE_PASSED, ANSWERED)));
    }
  }

  private QuesteurProcess process() {
    return QuesteurProcess.start(
        "feed", "-b", harness.bootstrapServers, "--application-id", application,
        "--state-dir", directory.resolve("process").toString(),
        // Else the one that was killed keeps its partitions for 45 s.
        "-X", "consumer.session.timeout.ms=6000", "-X", "consumer.heartbeat.interval.ms=2000");
  }

  @Test
  void theFiguresAreThoseOfPostgresOnEveryDay() {
    Random random = new Random(6);
    List<Question> questions = IntStream.range(0, 2000).mapToObj(i -> invented(random)).toList();
    try (Feed feed = start("one"); Sink sink = harness.start()) {
      harness.send(questions.toArray(Question[]::new));
      harness.awaitNoLag();
      String before = expected(DAY);
      await().atMost(LONG).untilAsserted(() -> assertThat(figures()).isEqualTo(before));

      now.set(noon(DAY.plusDays(1)));
      String after = expected(DAY.plusDays(1));
      assertThat(after).as("some deadlines pass").isNotEqualTo(before);
      await().atMost(LONG).untilAsserted(() -> assertThat(figures()).isEqualTo(after));

      // Some are answered, some go to another ministry.
      List<Question> later =
          questions.stream().limit(700)
              .map(question -> question(
                  question.uid(), question.question().date(), ministry("p" + question.number() % 7),
                  question.number() % 2 == 0 ? question.question().date().plusDays(question.number() % 90) : null))
              .toList();
      harness.send(later.toArray(Question[]::new));
      harness.awaitNoLag();
      String last = expected(DAY.plusDays(1));
      assertThat(last).isNotEqualTo(after);
      await().atMost(LONG).untilAsserted(() -> assertThat(figures()).isEqualTo(last));
    }
  }

  private String expected(LocalDate day) {
    return harness.query(Figures.query(day));
  }

  /** The broker is shared: those of these questions alone. */
  private String figures() {
    Figures figures = new Figures();
    installation.read(Topics.PORTFOLIO_STATS.name()).forEach(figures::take);
    return figures.text(stats ->
        stats.portfolio() == null ? stats.legislature() >= 40 : stats.portfolio().startsWith(ours()));
  }

  private String ours() {
    return "essai-" + application.substring(5, 13) + "-";
  }

  private Ministry ministry(String name) {
    return new Ministry("Essai " + name, ours() + name);
  }

  /** Of any kind and fate, with deadlines around the day. */
  private Question invented(Random random) {
    QuestionType type = random.nextInt(8) == 0 ? QuestionType.QOSD : QuestionType.QE;
    QuestionUid uid = QuestionUid.of(40 + random.nextInt(3), type, SinkHarness.newUid().number());
    LocalDate published =
        random.nextBoolean() ? DUE.minusDays(5).plusDays(random.nextInt(10)) : LocalDate.of(2014, 10, 1).plusDays(random.nextInt(99));
    Ministry ministry = random.nextInt(9) == 0 ? null : ministry("p" + random.nextInt(7));
    if (random.nextInt(3) == 0) {
      return question(uid, published, ministry, null);
    }
    if (random.nextInt(3) > 0) {
      return question(uid, published, ministry, published.plusDays(random.nextInt(120)));
    }
    Status status = List.of(Status.WITHDRAWN, Status.LAPSED, Status.CLOSED_OTHERWISE, Status.ANSWERED).get(random.nextInt(4));
    return question(uid, published, ministry, status, null);
  }

  private static Question question(QuestionUid uid, LocalDate published, Ministry ministry, LocalDate answered) {
    return question(uid, published, ministry, answered == null ? Status.PENDING : Status.ANSWERED, answered);
  }

  private static Question question(
      QuestionUid uid, LocalDate published, Ministry ministry, Status status, LocalDate answered) {
    List<Event> events = new ArrayList<>(List.of(Event.of(EventType.PUBLISHED, published)));
    if (answered != null) {
      events.add(Event.of(EventType.ANSWERED, answered));
    }
    Deadline deadline =
        uid.type() == QuestionType.QE ? DeadlineRule.inForceOn(published).deadline(published, null) : null;
    return new Question(
        uid, status, null, ministry,
        ministry == null ? List.of() : List.of(new Attribution(ministry, published)),
        new Heading(null, null, List.of()), new Publication("?", published, null),
        status == Status.ANSWERED ? new Publication("!", answered, null) : null,
        events, deadline,
        answered == null ? null : ResponseDelay.between(published, answered, deadline),
        new Source("feed.txt", "text", "00", Instant.EPOCH));
  }
}
