package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.sink.Sink;
import fr.questeur.sink.SinkListener;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sink between a real Kafka and a real Postgres. */
@Tag(Backends.TAG)
class SinkIT {

  @AutoClose private final SinkHarness harness = new SinkHarness();

  @Test
  void aQuestionLandsWithAllThatBelongsToIt() {
    Question question = SinkHarness.answered("Où va l’océan ?");
    try (Sink sink = harness.start()) {
      harness.send(question);
      harness.awaitNoLag();
      assertThat(sink.health()).isEqualTo(Health.READY);
    }

    String of = " WHERE uid = '%s'".formatted(question.uid());
    assertThat(harness.query("SELECT legislature, type, author_name, portfolio_asked, portfolio_in_charge,"
        + " question_text, published_on, answered_on, answer_page, deadline_rule, deadline_on, deadline_last_on,"
        + " delay_days, timeliness, days_late, observed_at = '2026-11-23 10:15:30Z' FROM question" + of))
        .isEqualTo("14|QE|Jeanne d'Été|affaires-etrangeres|oceans-et-glaces|Où va l’océan ?|2013-05-14|2013-06-25|6634"
            + "|one_month_extendable_signalled|2013-06-14|2013-07-14|42|within_extension|0|t");
    assertThat(harness.query("SELECT unnest(analyses) FROM question" + of))
        .isEqualTo("quotas, \"durables\"\na\\b {c}\nNULL\n");
    assertThat(harness.query("SELECT ordinal, portfolio, attributed_on, ministry FROM attribution" + of
        + " ORDER BY 1"))
        .isEqualTo("1|affaires-etrangeres|2013-05-14|Affaires étrangères\n"
            + "2|oceans-et-glaces|null|Océans et \"glaces\"");
    assertThat(harness.query("SELECT ordinal, type, happened_on, page FROM event" + of + " ORDER BY 1"))
        .isEqualTo("1|published|2013-05-14|null\n2|answered|2013-06-25|6634");
    assertThat(harness.query("SELECT name, known FROM portfolio WHERE id = 'oceans-et-glaces'"))
        .isEqualTo("Océans et \"glaces\"|f");
    assertThat(harness.query("SELECT uid FROM search_questions('ocean')")).isEqualTo(question.uid().toString());
  }

  @Test
  void everyFieldOfTheContractLandsWithWhereItIsFrom() {
    Question question = SinkHarness.complete();
    try (Sink sink = harness.start()) {
      harness.send(question);
      harness.awaitNoLag();
    }

    String of = " WHERE uid = '%s'".formatted(question.uid());
    assertThat(harness.query("SELECT author_actor_id, author_mandate_id, author_group, author_group_code,"
        + " author_group_id, author_region, ministry_asked_full_name, ministry_in_charge_full_name, rubric_id,"
        + " analysis_head_id, title FROM question" + of))
        .isEqualTo("PA1|PM2|Groupe d’essai|GE|PO3|Hauts|Ministère des affaires étrangères"
            + "|Ministère des affaires étrangères|mer-et-littoral|peche|Thonidés");
    assertThat(harness.query("SELECT question_journal_series, question_journal_number, question_journal_url,"
        + " question_journal_nor, answer_journal_series, answer_journal_number, answer_journal_url,"
        + " answer_journal_nor FROM question" + of))
        .isEqualTo("JO_QUESTION|20|https://example.org/q|ANNQ1|JO_QUESTION|26|https://example.org/r|ANNR1");
    assertThat(harness.query("SELECT unnest(answered_with) FROM question" + of))
        .isEqualTo("QANR5L14QE699998\nQANR5L14QE699999");
    assertThat(harness.query("SELECT ministry, ministry_full_name FROM attribution" + of))
        .isEqualTo("Affaires étrangères|Ministère des affaires étrangères");
    assertThat(harness.query("SELECT type FROM event" + of + " ORDER BY ordinal"))
        .isEqualTo("published\nreminded\nanswered\nclosed");
    assertThat(harness.query("SELECT ordinal, answer_text, answered_on, page, journal_series, journal_number,"
        + " journal_url, journal_nor FROM later_answer" + of + " ORDER BY 1"))
        .isEqualTo("1|Rectification.|2013-07-02|6700|JO_QUESTION|26|https://example.org/r|ANNR1\n"
            + "2|Sans date.|null|null|null|null|null|null");
    assertThat(harness.query("SELECT ordinal, type, canonical, part, start_offset, end_offset FROM reference" + of
        + " ORDER BY 1"))
        .isEqualTo("1|law|loi 2004-575|question|12|26\n2|question|QANR5L14QE699998|answer|0|4");
    assertThat(harness.query("SELECT uid FROM search_questions('thonidés')")).isEqualTo(question.uid().toString());

    assertThat(sourcesOf(question, "author.actorId")).isEqualTo("inbox/data.json|open-data-json|0b|t");
    assertThat(sourcesOf(question, "answer.page")).isEqualTo("null|page-table|0c|null");
    assertThat(sourcesOf(question, "author.name")).isEqualTo("inbox/page.html|page-dyn|0a|f");
    assertThat(sourcesOf(question, "events"))
        .isEqualTo("inbox/page.html|page-dyn|0a|f\ninbox/data.json|open-data-json|0b|t\nnull|page-table|0c|null");
  }

  private String sourcesOf(Question question, String field) {
    return harness.query("SELECT path, layout, sha256, observed_at = '2026-11-22 10:15:30Z'"
        + " FROM field_source('%s', '%s') ORDER BY sha256".formatted(question.uid(), field));
  }

  @Test
  void aStateWithLessLeavesNothingOfTheOneBefore() {
    Question complete = SinkHarness.complete();
    String rest = "SELECT (SELECT count(*) FROM later_answer), (SELECT count(*) FROM reference),"
        + " (SELECT count(*) FROM supplement), title, answered_with FROM question";
    try (Sink sink = harness.start()) {
      harness.send(complete);
      harness.awaitNoLag();
      assertThat(harness.query(rest)).isEqualTo("2|2|2|Thonidés|{QANR5L14QE699998,QANR5L14QE699999}");

      harness.send(SinkHarness.answered(complete.uid(), "Sans supplément ?"));
      harness.awaitNoLag();
      assertThat(harness.query(rest)).isEqualTo("0|0|0|null|{}");

      harness.send(complete);
      harness.awaitNoLag();
      harness.send(complete.uid().toString(), null);
      harness.awaitNoLag();
    }
    assertThat(harness.query("SELECT (SELECT count(*) FROM question), (SELECT count(*) FROM later_answer),"
        + " (SELECT count(*) FROM reference), (SELECT count(*) FROM supplement)")).isEqualTo("0|0|0|0");
  }

  @Test
  void positionsStandBehindTheMarkersOfTransactions() throws Exception {
    try (Sink sink = harness.start()) {
      harness.send(SinkHarness.answered("Une ?"), SinkHarness.answered("Deux ?"));
      harness.sendAborted(SinkHarness.answered("Jamais ?"));
      harness.awaitNoLag();
    }

    assertThat(harness.query("SELECT sum(next_offset) FROM kafka_position"))
        .isEqualTo(Long.toString(harness.nonEmptyEnds().values().stream().mapToLong(Long::longValue).sum()));
    assertThat(harness.query("SELECT count(*) FROM question")).isEqualTo("2");
  }

  @Test
  void aNewStateReplacesTheOldOneWithItsEventsAndATombstoneAllOfIt() {
    Question first = SinkHarness.answered("Première ?");
    Question second = SinkHarness.answered(first.uid(), "Seconde ?");
    try (Sink sink = harness.start()) {
      harness.send(first);
      harness.awaitNoLag();
      harness.send(second);
      harness.awaitNoLag();
      assertThat(harness.query("SELECT question_text, (SELECT count(*) FROM event) FROM question"))
          .isEqualTo("Seconde ?|2");

      harness.send(first.uid().toString(), null);
      harness.awaitNoLag();
    }
    assertThat(harness.query("SELECT (SELECT count(*) FROM question), (SELECT count(*) FROM event),"
        + " (SELECT count(*) FROM attribution), (SELECT count(*) FROM question_search)")).isEqualTo("0|0|0|0");
    assertThat(harness.count("deleted")).isEqualTo(1);
  }

  @Test
  void aReplayChangesNothingAndARestartFromTheBeginningWritesAnew() {
    Question question = SinkHarness.answered("Encore ?");
    try (Sink sink = harness.start()) {
      harness.send(question);
      harness.awaitNoLag();
    }
    String written = "SELECT xmin, stored_at FROM question WHERE uid = '%s'".formatted(question.uid());
    String before = harness.query(written);
    harness.execute("UPDATE kafka_position SET next_offset = 0");

    try (Sink sink = harness.start()) {
      Awaitility.await().atMost(SinkHarness.PATIENCE).until(() -> harness.count("unchanged") >= 1);
    }
    assertThat(harness.query(written)).isEqualTo(before);

    harness.execute("SELECT restart_sink('%s')".formatted(harness.config.groupId()));
    try (Sink sink = harness.start()) {
      Awaitility.await().atMost(SinkHarness.PATIENCE).until(() -> harness.count("stored") >= 2);
      harness.awaitNoLag();
    }
    assertThat(harness.query(written)).isNotEqualTo(before);
  }

  @Test
  void onlyTheCulpritsOfABatchBecomeDeadLetters() {
    Question good = SinkHarness.answered("Bonne ?");
    Question bad = SinkHarness.answered("zéro \u0000 !");
    Question alsoGood = SinkHarness.answered("Bonne aussi ?");
    QuestionUid broken = SinkHarness.newUid();
    List<DeadLetter> told = new ArrayList<>();
    harness.send(good, bad, alsoGood);
    harness.send(broken.toString(), "{".getBytes(UTF_8));

    try (Sink sink = harness.start(harness.database, harness.config, new SinkListener() {
      @Override
      public void rejected(DeadLetter letter) {
        told.add(letter);
      }
    })) {
      harness.awaitNoLag();
    }

    assertThat(harness.query("SELECT string_agg(question_text, ' ' ORDER BY uid) FROM question"))
        .isEqualTo("Bonne ? Bonne aussi ?");
    assertThat(harness.query("SELECT string_agg(uid, ' ') FROM refused_question")).isEqualTo(bad.uid().toString());
    assertThat(harness.count("dead_lettered")).isEqualTo(2);
    ConsumerRecord<byte[], byte[]> letter = deadLetter(bad.uid());
    assertThat(letter.value()).isEqualTo(QuestionJson.write(bad));
    assertThat(DeadLetter.read(letter.headers()).reason()).isEqualTo(DeadLetterReason.NOT_STORABLE);
    assertThat(DeadLetter.read(letter.headers()).message()).contains("0x00", "22021");
    assertThat(DeadLetter.read(deadLetter(broken).headers()).reason()).isEqualTo(DeadLetterReason.INTERNAL_ERROR);
    assertThat(told).extracting(DeadLetter::topic).containsOnly(Topics.ENRICHED.name()).hasSize(2);
  }

  @Test
  void tenMegabytesOfDistinctWordsAreStoredAndTheBeginningIsFound() {
    StringBuilder text = new StringBuilder("commencement ");
    for (int i = 0; text.length() < Topics.MAX_DOCUMENT_BYTES; i++) {
      text.append(Integer.toString(i, 36)).append("-é").append(i).append(' ');
    }
    Question large = SinkHarness.answered(text.toString());
    try (Sink sink = harness.start()) {
      harness.send(large);
      harness.awaitNoLag();
    }
    assertThat(harness.query("SELECT length(question_text) FROM question")).isEqualTo("" + text.length());
    assertThat(harness.query("SELECT count(*) FROM search_questions('commencement')")).isEqualTo("1");
    assertThat(harness.count("dead_lettered")).isZero();
  }

  @Test
  void whileTheDatabaseIsAwayTheSinkRetriesAndThenGoesOn() {
    AtomicBoolean away = new AtomicBoolean();
    Question question = SinkHarness.answered("Pendant la panne ?");
    try (Sink sink = harness.start(failingIf(away), harness.config, SinkListener.NONE)) {
      SinkHarness.await(sink, Health.State.READY);
      away.set(true);
      harness.send(question);
      SinkHarness.await(sink, Health.State.RETRYING);
      assertThat(sink.health().reason()).contains("away (SQLSTATE 08006)");

      away.set(false);
      harness.awaitNoLag();
      SinkHarness.await(sink, Health.State.READY);
    }
    assertThat(harness.query("SELECT uid FROM question")).isEqualTo(question.uid().toString());
    assertThat(harness.count("stored")).isEqualTo(1);
    assertThat(harness.registry.counter("questeur.sink.retries").count()).isPositive();
  }

  private DataSource failingIf(AtomicBoolean away) {
    return (DataSource) Proxy.newProxyInstance(
        SinkIT.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (proxy, method, arguments) -> {
          if (away.get()) {
            throw new SQLException("away", "08006");
          }
          return method.invoke(harness.database, arguments);
        });
  }

  @Test
  void sinksOfAGroupShareTheWorkAndStoreEachStateOnce() {
    Question[] questions =
        IntStream.range(0, 400).mapToObj(i -> SinkHarness.answered("Question " + i)).toArray(Question[]::new);
    try (Sink one = harness.start()) {
      harness.send(questions);
      try (Sink two = harness.start()) {
        harness.awaitNoLag();
        harness.send(SinkHarness.answered("Avec deux ?"));
        harness.awaitNoLag();
      }
      harness.send(SinkHarness.answered("Avec un seul ?"));
      harness.awaitNoLag();
    }
    assertThat(harness.query("SELECT count(*) FROM question")).isEqualTo("402");
    assertThat(harness.count("stored")).isEqualTo(402);
  }

  @Test
  void theThreadsOfASinkShareThePartitions() {
    try (Sink sink = harness.start(harness.database, harness.config.withThreads(3), SinkListener.NONE)) {
      Awaitility.await().atMost(SinkHarness.PATIENCE)
          .untilAsserted(() -> assertThat(harness.membersWithPartitions()).isEqualTo(3));
      harness.send(
          IntStream.range(0, 300).mapToObj(i -> SinkHarness.answered("Question " + i)).toArray(Question[]::new));
      harness.awaitNoLag();
      assertThat(sink.health()).isEqualTo(Health.READY);
    }
    assertThat(harness.membersWithPartitions()).isZero();
    assertThat(harness.query("SELECT count(*) FROM question")).isEqualTo("300");
    assertThat(harness.count("stored")).isEqualTo(300);
  }

  @Test
  void withoutSearchRowsAreWrittenAndNoStaleWordIsLeft() {
    Question before = SinkHarness.answered("Du charbon ?");
    Question other = SinkHarness.answered("De la tourbe ?");
    try (Sink sink = harness.start()) {
      harness.send(before, other);
      harness.awaitNoLag();
    }
    Question after = SinkHarness.answered(before.uid(), "Du pétrole ?");
    try (Sink sink = harness.start(harness.database, harness.config.withSearch(false), SinkListener.NONE)) {
      harness.send(after, SinkHarness.answered("Du vent ?"));
      harness.awaitNoLag();
      assertThat(sink.isSearchComplete()).isTrue();
    }
    assertThat(harness.query("SELECT count(*) FROM question WHERE question_text IN ('Du pétrole ?', 'Du vent ?')"))
        .isEqualTo("2");
    assertThat(harness.query("SELECT uid FROM question_search")).isEqualTo(other.uid().toString());
  }

  @Test
  void whatWasWrittenWithoutSearchIsMadeUpForOnceItIsOnAgain() {
    Question[] questions =
        IntStream.range(0, 450).mapToObj(i -> SinkHarness.answered("Question numéro" + i)).toArray(Question[]::new);
    try (Sink sink = harness.start(harness.database, harness.config.withSearch(false), SinkListener.NONE)) {
      harness.send(questions);
      harness.awaitNoLag();
    }
    String missing = "SELECT count(*) FROM question LEFT JOIN question_search s USING (uid) WHERE s.uid IS NULL";
    assertThat(harness.query(missing)).isEqualTo("450");

    AtomicBoolean away = new AtomicBoolean(true);
    Question meanwhile = SinkHarness.answered(questions[0].uid(), "Une nouvelle rédaction ?");
    try (Sink sink = harness.start(failingIf(away), harness.config, SinkListener.NONE)) {
      harness.send(meanwhile);
      SinkHarness.await(sink, Health.State.RETRYING);
      assertThat(sink.isSearchComplete()).isFalse();
      away.set(false);
      Awaitility.await().atMost(SinkHarness.PATIENCE).until(sink::isSearchComplete);
      harness.awaitNoLag();
    }
    assertThat(harness.query(missing)).isEqualTo("0");
    for (Question question : List.of(questions[1], questions[199], questions[200], questions[449])) {
      String word = question.question().text().replaceFirst(".* ", "");
      assertThat(harness.query("SELECT uid FROM search_questions('%s')".formatted(word)))
          .isEqualTo(question.uid().toString());
    }
    assertThat(harness.query("SELECT uid FROM search_questions('numéro0')")).isEmpty();
    assertThat(harness.query("SELECT uid FROM search_questions('rédaction')")).isEqualTo(meanwhile.uid().toString());
  }

  @Test
  void aQuestionThatCannotBeSearchedKeepsNoOtherFromIt() {
    Question good = SinkHarness.answered("Ainsi oui ?");
    Question bad = SinkHarness.answered("Ainsi non ?");
    try (Sink sink = harness.start(harness.database, harness.config.withSearch(false), SinkListener.NONE)) {
      harness.send(bad, good);
      harness.awaitNoLag();
    }
    harness.execute("""
        CREATE OR REPLACE FUNCTION question_search_words(content text) RETURNS tsvector LANGUAGE sql STABLE
        RETURN to_tsvector('french', content || (1 / CASE WHEN content LIKE '%non%' THEN 0 ELSE 1 END))
        """);
    try (Sink sink = harness.start()) {
      Awaitility.await().atMost(SinkHarness.PATIENCE).until(sink::isSearchComplete);
    }
    assertThat(harness.query("SELECT uid FROM question_search")).isEqualTo(good.uid().toString());
  }

  @Test
  void aTopicThatWasMadeAgainIsRefused() {
    harness.send(SinkHarness.answered("Avant ?"));
    try (Sink sink = harness.start()) {
      harness.awaitNoLag();
    }
    harness.execute("UPDATE kafka_position SET topic_id = gen_random_uuid()");

    try (Sink sink = harness.start()) {
      SinkHarness.await(sink, Health.State.FAILED);
      assertThat(sink.health().reason())
          .contains("deleted and made again", "SELECT restart_sink('%s')".formatted(harness.config.groupId()));
    }
  }

  @Test
  void aPositionBeyondTheEndIsRefused() {
    harness.send(SinkHarness.answered("Avant ?"));
    try (Sink sink = harness.start()) {
      harness.awaitNoLag();
    }
    harness.execute("UPDATE kafka_position SET next_offset = 1000000");

    try (Sink sink = harness.start()) {
      SinkHarness.await(sink, Health.State.FAILED);
      assertThat(sink.health().reason()).contains("read", "up to 1000000", "records were lost");
    }
  }

  @Test
  void aSinkWhosePositionsAnotherOneHasMovedReadsOnFromThere() {
    try (Sink sink = harness.start()) {
      IntStream.range(0, 20).forEach(i -> harness.send(SinkHarness.answered("Question " + i)));
      harness.awaitNoLag();

      // Each was a transaction of a record and a marker.
      harness.execute("UPDATE kafka_position SET next_offset = next_offset - 2");
      harness.send(SinkHarness.answered("À qui ?"));
      harness.awaitNoLag();
      assertThat(sink.health()).isEqualTo(Health.READY);
    }
    assertThat(harness.count("stored")).isEqualTo(21);
    assertThat(harness.count("unchanged")).isPositive();
  }

  private ConsumerRecord<byte[], byte[]> deadLetter(QuestionUid uid) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", harness.bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(Topics.DEAD_LETTER.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      Awaitility.await().atMost(SinkHarness.PATIENCE).until(() -> {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
          if (uid.toString().equals(new String(record.key(), UTF_8))) {
            found.add(record);
          }
        });
        return !found.isEmpty();
      });
      return found.get(0);
    }
  }
}
