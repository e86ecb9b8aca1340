package fr.questeur.chaos;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.Change;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.CloudEvent;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.feed.change.Known;
import fr.questeur.feed.change.Telling;
import fr.questeur.it.Figures;
import fr.questeur.monitor.lag.LagReader;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.ledger.Ledger;
import fr.questeur.operate.verify.Report;
import fr.questeur.operate.verify.Rows;
import fr.questeur.operate.verify.Verification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.core.ConditionTimeoutException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Compares from outside what was dropped with what became of it: files, ledger, topics, rows, dead letters, positions,
 * changes, figures.
 */
final class Checker {

  private final Plant plant;
  private final Writer writer;

  Checker(Plant plant, Writer writer) {
    this.plant = plant;
    this.writer = writer;
  }

  /** Waits until all is through, then looks at everything. The writer must be at rest. */
  Report check() {
    try {
      await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(700)).ignoreExceptions().untilAsserted(() -> {
        assertThat(differences()).isEmpty();
        checkLetters();
      });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(e.getMessage() + "; verification: " + diagnosis(), e);
    }
    Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(differences()).isEmpty();
    checkLetters();
    checkFiles();
    checkChanges();
    checkFigures();
    return report;
  }

  private String diagnosis() {
    try {
      return verify().findings().toString();
    } catch (RuntimeException e) {
      return e.getMessage(); // does not even come to rest
    }
  }

  private Report verify() {
    await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(this::isIdle);
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(plant.databaseUrl());
    try (TopicReader reader = new TopicReader(plant.kafkaProperties())) {
      return new Verification(reader, new Rows(database), 20).withChanges(today()).run();
    }
  }

  /** The lag reaches zero, by what operators are told; the positions of the database and of Kafka agree. */
  private boolean isIdle() {
    try (var reader = new LagReader(
        plant.kafkaProperties(),
        Map.of("questeur-enrich", Topics.RAW.name(), "questeur-sink", Topics.ENRICHED.name(),
            "questeur-feed", Topics.ENRICHED.name()),
        Clock.systemUTC())) {
      var groups = reader.read().groups();
      long lag = groups.stream().mapToLong(group -> group.records()).sum();
      Map<Integer, Long> committed = new HashMap<>();
      groups.stream().filter(group -> group.group().equals("questeur-sink"))
          .flatMap(group -> group.partitions().stream())
          .forEach(each -> committed.put(each.partition(), each.committed()));
      if (lag == 0) {
        assertThat(query("SELECT partition, next_offset FROM kafka_position WHERE group_id = 'questeur-sink'"))
            .allSatisfy((partition, next) -> assertThat(committed.get(Integer.valueOf(partition)))
                .isEqualTo(Long.valueOf(next)));
      }
      return lag == 0;
    }
  }

  /** Questions whose row is missing, is one too many or has another status than the documents say: with both statuses. */
  private Map<String, String> differences() {
    Map<String, String> rows = query("SELECT uid, status FROM question");
    Set<String> uids = new TreeSet<>(rows.keySet());
    uids.addAll(writer.statuses().keySet());
    Map<String, String> differences = new TreeMap<>();
    for (String uid : uids) {
      String expected = writer.statuses().get(uid);
      if (!Objects.equals(rows.get(uid), expected)) {
        differences.put(uid, rows.get(uid) + " instead of " + expected);
      }
    }
    return differences;
  }

  /** Every broken document has its letter, however often it was tried; nothing else has, but what a full disk broke. */
  private void checkLetters() {
    Map<String, Integer> letters = new HashMap<>();
    try (TopicReader reader = new TopicReader(plant.kafkaProperties())) {
      reader.readAll(Topics.DEAD_LETTER.name(), record -> letters.merge(
          DeadLetter.read(record.headers()).path(), 1, Integer::sum));
    }
    Set<String> broken = writer.broken();
    Set<String> others = new HashSet<>(letters.keySet());
    others.removeAll(broken);
    assertThat(letters.keySet()).containsAll(broken);
    assertThat(writer.uncertain()).containsAll(others);
    assertThat(broken).allMatch(path -> letters.get(path) == 1 || writer.uncertain().contains(path));
  }

  /** The ledger knows every file, and no other. */
  private void checkFiles() {
    Set<String> entered = new HashSet<>();
    try (TopicReader reader = new TopicReader(plant.kafkaProperties())) {
      new Ledger(reader).forEach((LedgerEntry entry) -> entered.add(entry.path()));
    }
    assertThat(entered).isEqualTo(writer.paths());
  }

  /** Every state of a question brought its changes, once, and nothing else did: all deadlines are long past. */
  private void checkChanges() {
    Map<String, List<String>> expected = new HashMap<>();
    Map<String, List<String>> told = new HashMap<>();
    Map<String, Known> known = new HashMap<>();
    try (TopicReader reader = new TopicReader(plant.kafkaProperties())) {
      reader.readAll(Topics.ENRICHED.name(), record -> {
        String uid = TopicReader.key(record);
        Telling telling = Telling.of(known.get(uid), QuestionJson.read(record.value()), today(), Instant.EPOCH);
        known.put(uid, telling.known());
        for (int i = 0; i < telling.changes().size(); i++) {
          String id = record.partition() + "-" + record.offset() + "-" + i;
          expected.computeIfAbsent(uid, any -> new ArrayList<>()).add(id + " " + telling.changes().get(i).type());
        }
      });
      reader.readAll(Topics.CHANGES.name(), record -> {
        String change = RecordHeaders.text(record.headers(), CloudEvent.ID) + " "
            + QuestionJson.read(record.value(), Change.class).type();
        told.computeIfAbsent(TopicReader.key(record), any -> new ArrayList<>()).add(change);
      });
    }
    assertThat(told).containsExactlyInAnyOrderEntriesOf(expected);
  }

  /** They are sent every few seconds. */
  private void checkFigures() {
    await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
      Figures figures = new Figures();
      try (TopicReader reader = new TopicReader(plant.kafkaProperties())) {
        reader.readAll(Topics.PORTFOLIO_STATS.name(), figures::take);
      }
      assertThat(figures.text(all -> true)).isEqualTo(String.join("\n", rows(Figures.query(today()))));
    });
  }

  private static LocalDate today() {
    return JournalOfficiel.today(Clock.systemUTC());
  }

  private Map<String, String> query(String sql) {
    return rows(sql).stream().map(row -> row.split("\\|", 2)).collect(toMap(row -> row[0], row -> row[1]));
  }

  /** The cells of each row, separated by bars. */
  private List<String> rows(String sql) {
    try (Connection connection = plant.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        StringJoiner cells = new StringJoiner("|");
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(row.getString(i));
        }
        rows.add(cells.toString());
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
