package fr.questeur.ingest;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index in step with the ledger topic. Reads what is committed only. */
final class LedgerReader implements AutoCloseable {

  static final TopicPartition PARTITION = new TopicPartition(Topics.LEDGER.name(), 0);

  private static final Logger log = LoggerFactory.getLogger(LedgerReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final LedgerIndex index;
  private final Duration patience;
  private Consumer<byte[], byte[]> consumer;

  /**
   * A reader from the beginning of the ledger.
   *
   * @param patience how long to wait for the next records before giving up
   */
  LedgerReader(Supplier<Consumer<byte[], byte[]>> consumers, LedgerIndex index, Duration patience) {
    this.consumers = consumers;
    this.index = index;
    this.patience = patience;
  }

  /**
   * Reads on to what is the end now.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka fails; the next call goes on from there
   */
  void readToEnd() {
    if (consumer == null) {
      consumer = consumers.get();
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
    }
    long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
    long position = consumer.position(PARTITION);
    long lastProgress = System.nanoTime();
    // The position, not the records: the markers of transactions have offsets and are never seen.
    while (position < end) {
      consumer.poll(POLL).forEach(this::apply);
      if (consumer.position(PARTITION) > position) {
        position = consumer.position(PARTITION);
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new TimeoutException("no records of " + PARTITION + " for " + patience.toSeconds() + " s");
      }
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> line) {
    try {
      if (line.value() == null) {
        index.forget(new String(line.key(), StandardCharsets.UTF_8));
      } else {
        index.add(QuestionJson.read(line.value(), LedgerEntry.class));
      }
    } catch (RuntimeException e) {
      // Nothing of ours. At worst a content is published twice, and enrich drops the second.
      log.warn("Passing over offset {} of {}: {}", line.offset(), PARTITION, e.toString());
    }
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(CLOSE));
      consumer = null;
    }
  }
}
