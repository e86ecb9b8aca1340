package fr.questeur.monitor.lag;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a group is behind in one partition, as a reader of committed records sees it.
 *
 * @param topic its name
 * @param partition of it
 * @param committed the next offset the group will read; null if it has committed none
 * @param end the offset after the last record that a reader of committed records can see (last stable offset)
 * @param records not yet processed; offsets of transaction markers among them count as records, and none when idle
 * @param age of the oldest record not yet processed, by its timestamp; zero if there is none, null if it cannot be read
 */
public record PartitionLag(String topic, int partition, Long committed, long end, long records, Duration age) {

  TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }

  PartitionLag withAge(Duration known) {
    return new PartitionLag(topic, partition, committed, end, records, known);
  }

  /**
   * By the offsets alone. A group that has committed nothing has all records before it.
   *
   * @param committed null for none
   * @param first offset that is still there; what was deleted is no lag
   */
  static PartitionLag of(TopicPartition partition, Long committed, long first, long end) {
    long next = committed == null ? first : Math.max(committed, first);
    long records = Math.max(0, end - next);
    return new PartitionLag(
        partition.topic(), partition.partition(), committed, end, records, records == 0 ? Duration.ZERO : null);
  }
}
