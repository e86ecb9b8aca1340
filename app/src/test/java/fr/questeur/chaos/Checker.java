package fr.questeur.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Topics;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Compares from outside what was dropped with what became of it: files, ledger, topics, rows, dead letters, positions.
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
    await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(700)).ignoreExceptions().untilAsserted(() -> {
      assertThat(rows()).containsExactlyInAnyOrderEntriesOf(writer.statuses());
      checkLetters();
    });
    Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(rows()).containsExactlyInAnyOrderEntriesOf(writer.statuses());
    checkLetters();
    checkFiles();
    return report;
  }

  private Report verify() {
    await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(this::isIdle);
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(plant.databaseUrl());
    try (TopicReader reader = new TopicReader(plant.kafkaProperties())) {
      return new Verification(reader, new Rows(database), 20).run();
    }
  }

  /** The lag reaches zero, by what operators are told; the positions of the database and of Kafka agree. */
  private boolean isIdle() {
    try (var reader = new LagReader(
        plant.kafkaProperties(),
        Map.of("questeur-enrich", Topics.RAW.name(), "questeur-sink", Topics.ENRICHED.name()),
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

  private Map<String, String> rows() {
    return query("SELECT uid, status FROM question");
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

  private Map<String, String> query(String sql) {
    try (Connection connection = plant.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Map<String, String> values = new HashMap<>();
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
