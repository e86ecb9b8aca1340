package fr.questeur.monitor.accounts;

import fr.questeur.contract.kafka.ForeignRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
  private final Map<TopicPartition, Map<String, Object>> values = new HashMap<>();
  private final ForeignRecords foreign;

  /**
   * A reader.
   *
   * @param consumer of committed records, without a group; closed with this
   */
  CountTopics(Consumer<byte[], byte[]> consumer, ForeignRecords foreign) {
    this.consumer = consumer;
    this.foreign = foreign;
  }

  /**
   * The last values of all partitions as they are now; empty if the topic does not exist. What is no such value is
   * skipped: the one before it stays.
   *
   * @param reading makes the value from key and bytes, or throws a RuntimeException; the same for every call on a topic
   * @throws org.apache.kafka.common.KafkaException if it cannot be read; the next call goes on from there
   */
  @SuppressWarnings("unchecked") // of one topic, all values are of one type
  <T> Collection<Map<String, T>> read(String topic, BiFunction<String, byte[], T> reading) {
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
    follow(partitions, topic, reading);
    return partitions.stream().map(partition -> (Map<String, T>) values.getOrDefault(partition, Map.of())).toList();
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    return found == null
        ? List.of()
        : found.stream().map(each -> new TopicPartition(topic, each.partition())).collect(Collectors.toList());
  }

  private void follow(List<TopicPartition> partitions, String topic, BiFunction<String, byte[], ?> reading) {
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
      consumer.poll(POLL).forEach(record -> take(record, reading));
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, BiFunction<String, byte[], ?> reading) {
    Map<String, Object> ofPartition =
        values.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), partition -> new HashMap<>());
    try {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        ofPartition.remove(key);
      } else {
        ofPartition.put(key, reading.apply(key, record.value()));
      }
    } catch (RuntimeException e) {
      foreign.skip(record, e.toString());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
