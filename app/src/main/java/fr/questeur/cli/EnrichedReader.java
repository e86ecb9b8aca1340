package fr.questeur.cli;

import fr.questeur.contract.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads {@code questions.enriched} once, from its beginning to where it ended at the start. */
final class EnrichedReader {

  private static final String TOPIC = Topics.ENRICHED.name();
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<String, byte[]> consumer;
  private final Duration patience;

  /**
   * A reader of that topic.
   *
   * @param consumer of committed records, without a group; stays the caller's to close
   * @param patience how long to wait for the next records before giving up
   */
  EnrichedReader(Consumer<String, byte[]> consumer, Duration patience) {
    this.consumer = consumer;
    this.patience = patience;
  }

  /**
   * Hands over every record, those of a partition in their order.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka fails, or the topic does not exist
   */
  void readToEnd(java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    long lastProgress = System.nanoTime();
    long position = -1;
    // The positions, not the records: the markers of transactions have offsets and are never seen.
    while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
      consumer.poll(POLL).forEach(each);
      long now = partitions.stream().mapToLong(consumer::position).sum();
      if (now > position) {
        position = now;
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new TimeoutException("no records of " + TOPIC + " for " + patience.toSeconds() + " s");
      }
    }
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> found = consumer.partitionsFor(TOPIC);
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + TOPIC + "; enrich or run makes it");
    }
    return found.stream().map(info -> new TopicPartition(TOPIC, info.partition())).toList();
  }
}
