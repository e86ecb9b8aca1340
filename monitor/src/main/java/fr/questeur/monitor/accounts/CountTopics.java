package fr.questeur.monitor.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Follows small compacted topics, and holds the last value of each key of each partition. For one thread. */
final class CountTopics implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Map<TopicPartition, Map<String, byte[]>> values = new HashMap<>();

  /**
   * A reader.
   *
   * @param consumer of committed records, without a group; closed with this
   */
  CountTopics(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * The last values of all partitions as they are now; empty if the topic does not exist.
   *
   * @throws org.apache.kafka.common.KafkaException if it cannot be read; the next call goes on from there
   */
  Collection<Map<String, byte[]>> read(String topic) {
    List<TopicPartition> partitions = partitions(topic);
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      Long position = positions.get(partition);
      if (position == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, position);
      }
    }
    follow(partitions, topic);
    return partitions.stream().map(partition -> values.getOrDefault(partition, Map.of())).toList();
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    return found == null
        ? List.of()
        : found.stream().map(each -> new TopicPartition(topic, each.partition())).collect(Collectors.toList());
  }

  private void follow(List<TopicPartition> partitions, String topic) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<TopicPartition> open = new ArrayList<>(partitions);
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
      partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
      if (open.isEmpty()) {
        return;
      }
      if (System.nanoTime() > limit) {
        throw new TimeoutException("cannot read " + topic + " to its end in " + PATIENCE.toSeconds() + " s");
      }
      consumer.poll(POLL).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() != null) {
      values
          .computeIfAbsent(new TopicPartition(record.topic(), record.partition()), partition -> new HashMap<>())
          .put(new String(record.key(), StandardCharsets.UTF_8), record.value());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
