package fr.questeur.operate;

import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.kafka.Topics;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads committed records of topics, without a group; for one thread. */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Consumer<byte[], byte[]> consumer;
  private final Duration patience;
  private final ForeignRecords foreign = ForeignRecords.uncounted();

  /**
   * A reader; connects when it first reads.
   *
   * @param kafka properties of all clients, see {@link ClientProperties}
   */
  public TopicReader(Map<String, Object> kafka) {
    this(consumer(kafka), PATIENCE);
  }

  /**
   * A reader.
   *
   * @param consumer of committed records, without a group; closed with this
   * @param patience how long to wait for the next records before giving up
   */
  public TopicReader(Consumer<byte[], byte[]> consumer, Duration patience) {
    this.consumer = consumer;
    this.patience = patience;
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.forConsumer(kafka));
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    properties.putIfAbsent("default.api.timeout.ms", String.valueOf(PATIENCE.toMillis()));
    return new BoundedConsumer(properties);
  }

  /**
   * Hands over every record from the beginning to where the topic ends now, those of a partition in their order.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka fails, or the topic does not exist
   */
  public void readAll(String topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    List<TopicPartition> partitions = partitions(topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    long lastProgress = System.nanoTime();
    long position = -1;
    // The positions, not the records: the markers of transactions have offsets and are never seen.
    while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end.get(new TopicPartition(topic, record.partition()))) {
          each.accept(record);
        }
      }
      long now = partitions.stream().mapToLong(consumer::position).sum();
      if (now > position) {
        position = now;
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new TimeoutException("no records of " + topic + " for " + patience.toSeconds() + " s");
      }
    }
  }

  /**
   * Hands over every record like {@link #readAll(String, java.util.function.Consumer)}, with its value read; null for a
   * tombstone. What is no such value is skipped with a warning.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka fails, or the topic does not exist
   */
  public <T> void readAll(String topic, Class<T> type, BiConsumer<ConsumerRecord<byte[], byte[]>, T> each) {
    readAll(topic, record -> {
      T value;
      try {
        value = record.value() == null ? null : QuestionJson.read(record.value(), type);
      } catch (UncheckedIOException e) {
        foreign.skip(record, e.getMessage());
        return;
      }
      each.accept(record, value);
    });
  }

  /**
   * Hands over every record of {@code questions.enriched}, tombstones among them. What is no state of the question that
   * the key names is skipped with a warning.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka fails, or the topic does not exist
   */
  public void readStates(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    readAll(Topics.ENRICHED.name(), record -> {
      try {
        Question state = record.value() == null ? null : QuestionJson.readOutline(record.value());
        if (state == null || state.uid().toString().equals(key(record))) {
          each.accept(record);
        } else {
          foreign.skip(record, "the key is not the uid " + state.uid());
        }
      } catch (UncheckedIOException e) {
        foreign.skip(record, e.getMessage());
      }
    });
  }

  /**
   * The record at that place; null if there is none, or none any more.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka fails, or the topic does not exist
   */
  public ConsumerRecord<byte[], byte[]> readOne(String topic, int partition, long offset) {
    TopicPartition at = new TopicPartition(topic, partition);
    if (!partitions(topic).contains(at)) {
      return null;
    }
    consumer.assign(List.of(at));
    if (offset < consumer.beginningOffsets(List.of(at)).get(at) || offset >= consumer.endOffsets(List.of(at)).get(at)) {
      return null;
    }
    consumer.seek(at, offset);
    long limit = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < limit) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == offset ? record : null;
      }
      if (consumer.position(at) > offset) {
        return null;
      }
    }
    throw new TimeoutException("%s-%d cannot be read at %d".formatted(topic, partition, offset));
  }

  /** The key of a record, all of ours are text; empty if it has none. */
  public static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  /**
   * Whether there is such a topic.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka fails
   */
  public boolean exists(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    return found != null && !found.isEmpty();
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic + "; the stages make it");
    }
    return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
