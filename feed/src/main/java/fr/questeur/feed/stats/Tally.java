package fr.questeur.feed.stats;

import fr.questeur.contract.PortfolioStats;
import fr.questeur.contract.Status;
import fr.questeur.contract.Timeliness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the bins of one portfolio and legislature, and works out the figures: exactly, as PostgreSQL does. */
public final class Tally {

  private final Map<String, Long> byStatus = new HashMap<>();
  private final Map<String, Long> byTimeliness = new HashMap<>();
  private final TreeMap<Integer, Long> byDelay = new TreeMap<>();

  /**
   * Adds a bin.
   *
   * @param name as in {@link Bin}
   */
  public void add(String name, long questions) {
    String[] parts = name.split("/");
    byStatus.merge(parts[0], questions, Long::sum);
    if (parts.length == 3 && !parts[1].equals(Bin.NONE)) {
      byDelay.merge(Integer.parseInt(parts[1]), questions, Long::sum);
      byTimeliness.merge(parts[2], questions, Long::sum);
    }
  }

  /**
   * The figures.
   *
   * @param key as {@link PortfolioStats#key()} makes it
   * @return null if there is no question
   */
  public PortfolioStats stats(String key) {
    long asked = byStatus.values().stream().mapToLong(Long::longValue).sum();
    if (asked == 0) {
      return null;
    }
    int slash = key.lastIndexOf('/');
    String portfolio = key.substring(0, slash);
    long overdue = byStatus.getOrDefault(Bin.OVERDUE, 0L);
    return new PortfolioStats(
        portfolio.equals(Bin.NONE) ? null : portfolio,
        Integer.parseInt(key.substring(slash + 1)),
        asked,
        count(Status.ANSWERED),
        count(Status.PENDING) + overdue,
        overdue,
        count(Status.WITHDRAWN),
        count(Status.LAPSED),
        count(Status.CLOSED_OTHERWISE),
        percentile(5),
        percentile(9),
        shareInTime());
  }

  private long count(Status status) {
    return byStatus.getOrDefault(status.code(), 0L);
  }

  private long count(Timeliness timeliness) {
    return byTimeliness.getOrDefault(timeliness.code(), 0L);
  }

  /**
   * {@code percentile_cont}: the place of so many tenths of the way from the first to the last delay in their order,
   * between two delays so much of the way from one to the other. Of whole days that is a whole number of tenths.
   */
  private Double percentile(int tenths) {
    long delays = byDelay.values().stream().mapToLong(Long::longValue).sum();
    if (delays == 0) {
      return null;
    }
    long place = tenths * (delays - 1);
    int low = delayAt(place / 10);
    int high = delayAt((place + 9) / 10);
    return (10L * low + place % 10 * (high - low)) / 10.0;
  }

  private int delayAt(long index) {
    long passed = 0;
    for (Map.Entry<Integer, Long> delay : byDelay.entrySet()) {
      passed += delay.getValue();
      if (index < passed) {
        return delay.getKey();
      }
    }
    throw new IllegalArgumentException("no delay at " + index);
  }

  private Double shareInTime() {
    long inTime = count(Timeliness.ON_TIME) + count(Timeliness.WITHIN_EXTENSION);
    long all = inTime + count(Timeliness.LATE);
    return all == 0
        ? null
        : BigDecimal.valueOf(inTime).divide(BigDecimal.valueOf(all), 3, RoundingMode.HALF_UP).doubleValue();
  }
}
