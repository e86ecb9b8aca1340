package fr.questeur.sink;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the positions of the database to Kafka too, for whoever watches lag there. Nothing depends on it: a failure
 * is logged once, and tried again with the next poll.
 */
final class CommittedCopy {

  private static final Logger log = LoggerFactory.getLogger(CommittedCopy.class);

  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> outstanding = new HashMap<>();
  private boolean failing;

  CommittedCopy(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  void add(TopicPartition partition, long position) {
    outstanding.put(partition, new OffsetAndMetadata(position));
  }

  void commit() {
    // Those of partitions that are another sink's by now are that sink's to commit.
    outstanding.keySet().retainAll(consumer.assignment());
    if (outstanding.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> sent = Map.copyOf(outstanding);
    outstanding.clear();
    consumer.commitAsync(sent, this::committed);
  }

  private void committed(Map<TopicPartition, OffsetAndMetadata> positions, Exception failure) {
    if (failure != null) {
      positions.forEach(outstanding::putIfAbsent);
      if (!failing) {
        log.warn("Positions are stored, but their copy could not be committed to Kafka: {}", failure.toString());
      }
    }
    failing = failure != null;
  }
}
