package fr.questeur.monitor.accounts;

import fr.questeur.contract.kafka.Books;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.monitor.lag.GroupLag;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.lag.OpenTransaction;
import fr.questeur.monitor.lag.PartitionLag;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds what went into each step against what came out of it. Between two steps some documents are under way: as many
 * as there are records between what was committed before the accounts were read and where the topic ended after.
 * Positive: so many are missing; negative: so many came twice, or from nowhere.
 */
final class Balance {

  /** Steps of the way, as in {@link fr.questeur.contract.stage.MeterNames#STEP}. */
  static final String RAW = "raw";
  static final String PARSE = "parse";
  static final String CANDIDATES = "candidates";
  static final String MERGE = "merge";
  static final String ROWS = "rows";

  private static final Set<String> NO_ENDS = Set.of(Books.READ, Books.QUESTIONS, Books.ENRICHED_PARTITIONS);

  private final String enrich;
  private final String sink;

  Balance(String enrichGroup, String sinkGroup) {
    this.enrich = enrichGroup;
    this.sink = sinkGroup;
  }

  /** Unaccounted documents by step; steps of which nothing is known are missing. */
  Map<String, Long> of(LagReport before, Snapshot snapshot, LagReport after) {
    Map<String, Long> steps = new LinkedHashMap<>();
    Map<String, Long> parse = snapshot.parse();
    Map<String, Long> latest = snapshot.latest();
    if (!parse.isEmpty() || snapshot.published() > 0) {
      steps.put(RAW, snapshot.published() - get(parse, Books.READ));
      steps.put(PARSE, get(parse, Books.READ) - get(parse, Books.PASSED) - get(parse, Books.DEAD_LETTERED));
      steps.put(CANDIDATES, get(parse, Books.PASSED) - get(latest, Books.READ));
      steps.put(MERGE, get(latest, Books.READ) - ended(latest));
    }
    if (snapshot.stored() != null && !latest.isEmpty()) {
      steps.put(ROWS, get(latest, Books.QUESTIONS) - snapshot.stored());
    }
    steps.replaceAll((step, gap) ->
        beyond(gap - snapshot.writtenOff().getOrDefault(step, 0L), underWay(step, before, after)));
    return steps;
  }

  private static long get(Map<String, Long> book, String entry) {
    return book.getOrDefault(entry, 0L);
  }

  private static long ended(Map<String, Long> book) {
    return book.entrySet().stream()
        .filter(entry -> !NO_ENDS.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long beyond(long gap, long underWay) {
    return gap < 0 ? gap : Math.max(0, gap - underWay);
  }

  /** Documents that may be between the two sides of a step, at most. */
  private long underWay(String step, LagReport before, LagReport after) {
    return switch (step) {
      case RAW -> underWay(enrich, Topics.RAW.name(), before, after);
      case CANDIDATES -> underWay(enrich, enrich + "-candidates-repartition", before, after);
      case ROWS -> underWay(sink, Topics.ENRICHED.name(), before, after);
      default -> 0; // one transaction writes both sides
    };
  }

  /** With the records of transactions that are still open. */
  private static long underWay(String group, String topic, LagReport before, LagReport after) {
    Map<TopicPartition, Long> open = new HashMap<>();
    for (OpenTransaction transaction : after.openTransactions()) {
      open.put(new TopicPartition(transaction.topic(), transaction.partition()), transaction.records());
    }
    Map<Integer, Long> next = new HashMap<>();
    partitions(group, topic, before).forEach((partition, lag) -> next.put(partition, lag.end() - lag.records()));
    return partitions(group, topic, after).values().stream()
        .mapToLong(lag ->
            lag.end()
                + open.getOrDefault(new TopicPartition(topic, lag.partition()), 0L)
                - next.getOrDefault(lag.partition(), 0L))
        .sum();
  }

  private static Map<Integer, PartitionLag> partitions(String group, String topic, LagReport report) {
    Map<Integer, PartitionLag> lags = new HashMap<>();
    for (GroupLag each : report.groups()) {
      if (each.group().equals(group)) {
        each.partitions().stream()
            .filter(lag -> lag.topic().equals(topic))
            .forEach(lag -> lags.put(lag.partition(), lag));
      }
    }
    return lags;
  }
}
