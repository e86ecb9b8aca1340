package fr.questeur.cli;

import fr.questeur.monitor.lag.GroupLag;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.lag.OpenTransaction;
import fr.questeur.monitor.lag.PartitionLag;
import fr.questeur.run.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A reading of all lags for people: a line for each group, or for each of its partitions. */
final class LagTable {

  private static final String NONE = "-";

  private LagTable() {}

  static List<String> lines(LagReport report, boolean byPartition) {
    int width = report.groups().stream().mapToInt(group -> group.group().length()).max().orElse(0);
    width = Math.max(width, "GROUP".length());
    String format = "%-" + width + "s  %12s  %10s  %s";
    List<String> lines = new ArrayList<>();
    lines.add(format.formatted("GROUP", "LAG", "AGE", "TREND"));
    for (GroupLag group : report.groups()) {
      lines.add(
          format.formatted(
              Printable.of(group.group()), records(group.records()), age(group.age()), group.trend().label()).stripTrailing());
      if (byPartition) {
        group.partitions().forEach(partition -> lines.add(line(partition)));
      }
    }
    for (OpenTransaction open : report.openTransactions()) {
      lines.add("%s-%d: %s records wait for the end of a transaction"
          .formatted(open.topic(), open.partition(), records(open.records())));
    }
    return lines;
  }

  private static String line(PartitionLag lag) {
    return "  %s-%d: committed %s of %d, lag %s, age %s".formatted(
        lag.topic(), lag.partition(), lag.committed() == null ? "nothing" : lag.committed(), lag.end(),
        records(lag.records()), age(lag.age()));
  }

  private static String records(long records) {
    return String.format(Locale.ROOT, "%,d", records);
  }

  /** Short, as one compares it at a glance: {@code 0 s}, {@code 4.2 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  static String age(Duration age) {
    if (age == null) {
      return NONE;
    }
    if (age.isZero()) {
      return "0 s";
    }
    if (age.toMinutes() == 0) {
      return String.format(Locale.ROOT, "%.1f s", age.toMillis() / 1000.0);
    }
    return age.toHours() == 0
        ? "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart())
        : "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
  }
}
