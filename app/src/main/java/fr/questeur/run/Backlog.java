package fr.questeur.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records of a topic a consumer group still has before it, seen by a reader of committed records. Reaches zero:
 * our groups commit positions, which lie behind the markers that transactions leave in the log.
 */
final class Backlog {

  private final Admin admin;

  Backlog(Admin admin) {
    this.admin = admin;
  }

  /** Records that the group has not committed yet. The commits are read first, so it is never too few. */
  long of(String group, String topic) {
    try {
      List<TopicPartition> partitions = partitions(topic);
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
      Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
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

  private List<TopicPartition> partitions(String topic) throws ExecutionException, InterruptedException {
    int count = admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions().size();
    return IntStream.range(0, count).mapToObj(number -> new TopicPartition(topic, number)).toList();
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all().get().entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }
}
