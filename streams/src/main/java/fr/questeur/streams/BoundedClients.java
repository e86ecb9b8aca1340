package fr.questeur.streams;

import fr.questeur.contract.kafka.BoundedConsumer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Has Kafka Streams read with consumers that get past records which do not fit into memory, or have no time: between two
 * steps of an application Kafka Streams stops at such a record, whatever extractor of timestamps it is given.
 */
final class BoundedClients extends DefaultKafkaClientSupplier {

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new TimedConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return new BoundedConsumer(config);
  }

  private static final class TimedConsumer extends BoundedConsumer {

    TimedConsumer(Map<String, Object> config) {
      super(config);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      return timed(super.poll(timeout), System.currentTimeMillis());
    }
  }

  /** The same records, those without a time as of now. */
  static ConsumerRecords<byte[], byte[]> timed(ConsumerRecords<byte[], byte[]> records, long now) {
    boolean areAllTimed = true;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      areAllTimed &= record.timestamp() >= 0;
    }
    if (areAllTimed) {
      return records;
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> timed = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      timed.put(partition, records.records(partition).stream().map(record -> timed(record, now)).toList());
    }
    return new ConsumerRecords<>(timed, records.nextOffsets());
  }

  private static ConsumerRecord<byte[], byte[]> timed(ConsumerRecord<byte[], byte[]> record, long now) {
    return record.timestamp() >= 0
        ? record
        : new ConsumerRecord<>(
            record.topic(), record.partition(), record.offset(), now, record.timestampType(),
            record.serializedKeySize(), record.serializedValueSize(), record.key(), record.value(), record.headers(),
            record.leaderEpoch());
  }
}
