package fr.questeur.monitor.live;

import fr.questeur.monitor.lag.GroupLag;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.lag.PartitionLag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last readings of all lags in records, for sparklines. For any threads. */
public final class LagHistory {

  static final int READINGS = 150;
  static final int PARTITIONS = 200;

  private final Deque<Map<String, Long>> readings = new ArrayDeque<>();

  /** Takes it in. */
  public synchronized void take(LagReport report) {
    Map<String, Long> reading = new TreeMap<>();
    for (GroupLag group : report.groups()) {
      reading.put(group.group(), group.records());
    }
    report.groups().stream()
        .flatMap(group -> group.partitions().stream().map(lag -> Map.entry(key(group, lag), lag.records())))
        .limit(PARTITIONS)
        .forEach(lag -> reading.put(lag.getKey(), lag.getValue()));
    readings.addLast(reading);
    if (readings.size() > READINGS) {
      readings.removeFirst();
    }
  }

  private static String key(GroupLag group, PartitionLag lag) {
    return group.group() + " " + lag.topic() + " " + lag.partition();
  }

  /**
   * By group, and by group, topic and partition with a space between; oldest first, null where a reading has none. Of
   * very many partitions only the first 200.
   */
  public synchronized Map<String, List<Long>> series() {
    Map<String, List<Long>> series = new TreeMap<>();
    readings.forEach(reading -> reading.keySet().forEach(key -> series.putIfAbsent(key, new ArrayList<>())));
    readings.forEach(reading -> series.forEach((key, values) -> values.add(reading.get(key))));
    return series;
  }
}
