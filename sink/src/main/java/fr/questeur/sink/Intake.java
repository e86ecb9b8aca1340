package fr.questeur.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** What has been read from Kafka and is not yet in the database. */
final class Intake {

  private final Consumer<byte[], byte[]> consumer;
  private final int maxRecords;
  private final int maxBytes;
  private final List<Change> changes = new ArrayList<>();

  Intake(Consumer<byte[], byte[]> consumer, SinkConfig config) {
    this.consumer = consumer;
    this.maxRecords = config.maxBatchRecords();
    this.maxBytes = config.maxBatchBytes();
  }

  /** Reads until the batch is full or Kafka has nothing more at hand; waits for the first record only. */
  void fill(Duration wait) {
    long bytes = 0;
    ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
    while (!records.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        changes.add(ChangeReader.read(record));
        bytes += record.value() == null ? 0 : record.value().length;
      }
      if (changes.size() >= maxRecords || bytes >= maxBytes) {
        return;
      }
      records = consumer.poll(Duration.ZERO);
    }
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  void clear() {
    changes.clear();
  }
}
