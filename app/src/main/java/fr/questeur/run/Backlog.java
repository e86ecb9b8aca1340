package fr.questeur.run;

import static org.apache.kafka.common.IsolationLevel.READ_UNCOMMITTED;

import fr.questeur.monitor.lag.Offsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records of a topic a consumer group still has before it, with those of transactions whose end is not in the
 * log yet: a commit is acknowledged before its markers are written, and on a busy machine they take their time. Reaches
 * zero: our groups commit positions, which lie behind the markers.
 */
final class Backlog {

  private final Admin admin;
  private final Offsets offsets;

  Backlog(Admin admin) {
    this.admin = admin;
    this.offsets = new Offsets(admin);
  }

  /** Records that the group has not committed yet. The commits are read first, so it is never too few. */
  long of(String group, String topic) {
    try {
      List<TopicPartition> partitions = offsets.partitions(List.of(topic));
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> first = offsets.of(partitions, OffsetSpec.earliest(), READ_UNCOMMITTED);
      Map<TopicPartition, Long> end = offsets.of(partitions, OffsetSpec.latest(), READ_UNCOMMITTED);
      return partitions.stream()
          .mapToLong(partition -> {
            OffsetAndMetadata commit = committed.get(partition);
            long next = commit == null ? first.get(partition) : commit.offset();
            return Math.max(0, end.get(partition) - next);
          })
          .sum();
    } catch (ExecutionException e) {
      throw new KafkaException("cannot read how far " + group + " is: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
