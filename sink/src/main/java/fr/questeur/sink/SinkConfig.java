package fr.questeur.sink;

import java.time.Duration;
import java.util.Objects;

/**
 * How a sink works.
 *
 * @param groupId consumer group: sinks of one group share the partitions and the positions in the database
 * @param threads that share the partitions, each with a consumer and a database connection of its own
 * @param search whether to fill the full-text search; all sinks of a group should do the same
 * @param maxBatchRecords records in one database transaction, at most
 * @param maxBatchBytes a batch takes no further record once its values are this large together; one large record
 *     alone may exceed it
 * @param retryBackoff before the first retry; doubled for every further one
 * @param retryBackoffMax between two retries, at most
 * @param closeTimeout how long {@link Sink#close} waits for the batch under way
 */
public record SinkConfig(
    String groupId,
    int threads,
    boolean search,
    int maxBatchRecords,
    int maxBatchBytes,
    Duration retryBackoff,
    Duration retryBackoffMax,
    Duration closeTimeout) {

  public static final String DEFAULT_GROUP_ID = "questeur-sink";

  public SinkConfig {
    Objects.requireNonNull(groupId, "groupId");
    Objects.requireNonNull(retryBackoff, "retryBackoff");
    Objects.requireNonNull(retryBackoffMax, "retryBackoffMax");
    Objects.requireNonNull(closeTimeout, "closeTimeout");
    if (threads < 1) {
      throw new IllegalArgumentException("a sink has at least one thread");
    }
    if (maxBatchRecords < 1 || maxBatchBytes < 1) {
      throw new IllegalArgumentException("a batch holds at least one record and one byte");
    }
    if (retryBackoff.isNegative() || retryBackoffMax.compareTo(retryBackoff) < 0) {
      throw new IllegalArgumentException("retryBackoff must be between 0 and retryBackoffMax");
    }
  }

  /**
   * Group {@code questeur-sink}; two threads if there are two processors; with search; batches of 500 records or 8 MiB;
   * retries after 0.2 to 30 s; 30 s to close.
   */
  public static SinkConfig defaults() {
    return new SinkConfig(
        DEFAULT_GROUP_ID,
        Math.min(2, Runtime.getRuntime().availableProcessors()),
        true,
        500,
        8 * 1024 * 1024,
        Duration.ofMillis(200),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30));
  }

  /** The same for another consumer group. */
  public SinkConfig withGroupId(String groupId) {
    return new SinkConfig(
        groupId, threads, search, maxBatchRecords, maxBatchBytes, retryBackoff, retryBackoffMax, closeTimeout);
  }

  /** The same with as many threads. */
  public SinkConfig withThreads(int threads) {
    return new SinkConfig(
        groupId, threads, search, maxBatchRecords, maxBatchBytes, retryBackoff, retryBackoffMax, closeTimeout);
  }

  /** The same with or without full-text search. */
  public SinkConfig withSearch(boolean search) {
    return new SinkConfig(
        groupId, threads, search, maxBatchRecords, maxBatchBytes, retryBackoff, retryBackoffMax, closeTimeout);
  }

  /** The same with another bound on the time between retries. */
  public SinkConfig withRetryBackoffMax(Duration max) {
    Duration first = retryBackoff.compareTo(max) < 0 ? retryBackoff : max;
    return new SinkConfig(groupId, threads, search, maxBatchRecords, maxBatchBytes, first, max, closeTimeout);
  }
}
