package fr.questeur.monitor.accounts;

import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.stage.MeterNames;
import fr.questeur.monitor.Probe;
import fr.questeur.monitor.lag.LagReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds each document that was published again behind every step of its way, and shows those that are missing, or came
 * twice, as {@link MeterNames#UNACCOUNTED}. It goes by what the stages have written in the transactions that did the
 * work, so it is true across restarts, for any number of instances, and whenever the monitor itself was started.
 */
public final class Accounts implements Probe {

  private static final Logger log = LoggerFactory.getLogger(Accounts.class);

  private final CountTopics topics;
  private final String enrich;
  private final StoredQuestions rows;
  private final Balance balance;
  private final Duration interval;
  private final MultiGauge gauge;
  private final Confirmed confirmed = new Confirmed();
  private LagReport before;
  private Snapshot snapshot;
  private Instant next = Instant.MIN;
  private Map<String, Long> writtenOff = Map.of();
  private int looks;
  private volatile Map<String, Long> unaccounted = Map.of();

  /**
   * Accounts that nobody has looked at yet.
   *
   * @param kafka properties of all clients
   * @param enrichGroup the consumer group of enrich
   * @param sinkGroup that of the sink
   * @param database null to leave the rows out
   * @param interval between two looks; what is shown was seen in three
   */
  public Accounts(
      Map<String, Object> kafka,
      String enrichGroup,
      String sinkGroup,
      DataSource database,
      MeterRegistry meters,
      Duration interval) {
    this.topics =
        new CountTopics(
            consumer(kafka),
            new ForeignRecords(topic ->
                meters.counter(MeterNames.FOREIGN_RECORDS, MeterNames.STAGE, "monitor", MeterNames.TOPIC, topic)
                    .increment()));
    this.enrich = enrichGroup;
    this.rows = database == null ? null : new StoredQuestions(database);
    this.balance = new Balance(enrichGroup, sinkGroup);
    this.interval = interval;
    this.gauge =
        MultiGauge.builder(MeterNames.UNACCOUNTED)
            .description("Documents that should have come through a step and have not, or have twice")
            .register(meters);
  }

  private static BoundedConsumer consumer(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.forConsumer(kafka));
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    return new BoundedConsumer(properties);
  }

  /** Whether enough looks were taken to tell. */
  public boolean isCertain() {
    return looks >= Confirmed.LOOKS;
  }

  /** What an operator has written off, by step. */
  public Map<String, Long> writtenOff() {
    return writtenOff;
  }

  /** By step of the way; all zero before the first three looks. */
  public Map<String, Long> unaccounted() {
    return unaccounted;
  }

  @Override
  public void look(LagReport now) throws SQLException {
    if (snapshot != null) {
      show(confirmed.of(balance.of(before, snapshot, now)));
      writtenOff = snapshot.writtenOff();
      looks++;
      snapshot = null;
    }
    if (!now.at().isBefore(next)) {
      snapshot = Snapshot.take(topics, enrich, rows);
      before = now;
      next = now.at().plus(interval);
    }
  }

  private void show(Map<String, Long> steps) {
    List<Row<?>> all =
        steps.entrySet().stream()
            .<Row<?>>map(step -> Row.of(Tags.of(MeterNames.STEP, step.getKey()), step.getValue()))
            .toList();
    gauge.register(all, true);
    steps.forEach((step, documents) -> {
      if (documents != 0 && !documents.equals(unaccounted.get(step))) {
        log.error("{} documents are unaccounted for in the step {}; questeur verify names them", documents, step);
      }
    });
    unaccounted = Map.copyOf(steps);
  }

  @Override
  public void close() {
    topics.close();
  }
}
