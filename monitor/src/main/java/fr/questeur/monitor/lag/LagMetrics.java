package fr.questeur.monitor.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Readings of the lag as gauges. Those that dashboards for Kafka know have the names of kafka-lag-exporter:
 * {@code kafka_consumergroup_group_lag} and {@code _lag_seconds}, by group, topic and partition. What is no longer read
 * is no longer shown.
 */
public final class LagMetrics {

  private final MultiGauge records;
  private final MultiGauge seconds;
  private final MultiGauge trends;
  private final MultiGauge open;
  private final MultiGauge openAge;
  private final OpenSince since = new OpenSince();

  public LagMetrics(MeterRegistry meters) {
    records = gauge(meters, "kafka.consumergroup.group.lag", "Committed records that the group has not processed yet");
    seconds =
        gauge(
            meters, "kafka.consumergroup.group.lag.seconds",
            "Age of the oldest record that the group has not processed yet; NaN if it cannot be read");
    trends =
        gauge(
            meters, "questeur.consumergroup.trend",
            "1 for what the group is: ok, falling behind, stalled (no commit for a minute) or stopped (no members)");
    open =
        gauge(
            meters, "questeur.open.transaction.records",
            "Records that wait for the end of a transaction, and are in no lag yet");
    openAge =
        gauge(
            meters, "questeur.open.transaction.seconds",
            "For how long the first transaction of the partition has been open, as far as the monitor has seen");
  }

  private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
    return MultiGauge.builder(name).description(description).register(meters);
  }

  /** Shows this reading from now on. */
  public void show(LagReport report) {
    List<Row<?>> ofRecords = new ArrayList<>();
    List<Row<?>> ofSeconds = new ArrayList<>();
    List<Row<?>> ofTrends = new ArrayList<>();
    for (GroupLag group : report.groups()) {
      for (PartitionLag lag : group.partitions()) {
        Tags tags = Tags.of("group", group.group()).and(partition(lag.topic(), lag.partition()));
        ofRecords.add(Row.of(tags, lag.records()));
        ofSeconds.add(Row.of(tags, seconds(lag.age())));
      }
      for (Trend trend : Trend.values()) {
        ofTrends.add(
            Row.of(Tags.of("group", group.group(), "trend", trend.label()), group.trend() == trend ? 1 : 0));
      }
    }
    records.register(ofRecords, true);
    seconds.register(ofSeconds, true);
    trends.register(ofTrends, true);
    open.register(
        report.openTransactions().stream()
            .<Row<?>>map(each -> Row.of(partition(each.topic(), each.partition()), each.records()))
            .toList(),
        true);
    since.read(report);
    openAge.register(
        report.openTransactions().stream()
            .<Row<?>>map(each ->
                Row.of(partition(each.topic(), each.partition()), seconds(since.age(each, report.at()))))
            .toList(),
        true);
  }

  /** Shows nothing: what was read last is no longer so. */
  public void forget() {
    for (MultiGauge gauge : List.of(records, seconds, trends, open, openAge)) {
      gauge.register(List.of(), true);
    }
  }

  private static Tags partition(String topic, int partition) {
    return Tags.of("topic", topic, "partition", String.valueOf(partition));
  }

  private static double seconds(Duration age) {
    return age == null ? Double.NaN : age.toMillis() / 1000.0;
  }
}
