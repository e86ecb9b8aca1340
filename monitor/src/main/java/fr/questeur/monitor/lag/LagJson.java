package fr.questeur.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A reading of all lags for programs.
 *
 * @param at when it was read, UTC
 */
public record LagJson(Instant at, List<Group> groups, List<OpenTransaction> openTransactions) {

  /** Ages are in seconds; null if they cannot be read. */
  public record Group(String group, String trend, long records, Double age, List<Partition> partitions) {}

  /** {@code committed} is null if the group has committed nothing. */
  public record Partition(String topic, int partition, Long committed, long end, long records, Double age) {}

  public record OpenTransaction(String topic, int partition, long records) {}

  /** Of a reading. */
  public static LagJson of(LagReport report) {
    return new LagJson(
        report.at(),
        report.groups().stream()
            .map(group -> new Group(
                group.group(), group.trend().label(), group.records(), seconds(group.age()),
                group.partitions().stream()
                    .map(lag -> new Partition(
                        lag.topic(), lag.partition(), lag.committed(), lag.end(), lag.records(), seconds(lag.age())))
                    .toList()))
            .toList(),
        report.openTransactions().stream()
            .map(open -> new OpenTransaction(open.topic(), open.partition(), open.records()))
            .toList());
  }

  private static Double seconds(Duration age) {
    return age == null ? null : age.toMillis() / 1000.0;
  }
}
