package fr.questeur.ingest;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Keeps the index in step with the ledger topic, and the account with its own. Reads what is committed only. */
final class LedgerReader implements AutoCloseable {

  static final TopicPartition LEDGER = new TopicPartition(Topics.LEDGER.name(), 0);
  static final TopicPartition ACCOUNT = new TopicPartition(Topics.ACCOUNT.name(), 0);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final LedgerIndex index;
  private final OwnAccount account;
  private final ForeignRecords foreign;
  private final Duration patience;
  private Consumer<byte[], byte[]> consumer;

  /**
   * A reader from the beginning.
   *
   * @param patience how long to wait for the next records before giving up
   */
  LedgerReader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      LedgerIndex index,
      OwnAccount account,
      ForeignRecords foreign,
      Duration patience) {
    this.consumers = consumers;
    this.index = index;
    this.account = account;
    this.foreign = foreign;
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
      consumer.assign(List.of(LEDGER, ACCOUNT));
      consumer.seekToBeginning(List.of(LEDGER, ACCOUNT));
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(LEDGER, ACCOUNT));
    long lastProgress = System.nanoTime();
    long position = position();
    // The position, not the records: the markers of transactions have offsets and are never seen.
    while (consumer.position(LEDGER) < ends.get(LEDGER) || consumer.position(ACCOUNT) < ends.get(ACCOUNT)) {
      consumer.poll(POLL).forEach(this::apply);
      if (position() > position) {
        position = position();
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new TimeoutException("no records of " + LEDGER + " for " + patience.toSeconds() + " s");
      }
    }
  }

  private long position() {
    return consumer.position(LEDGER) + consumer.position(ACCOUNT);
  }

  private void apply(ConsumerRecord<byte[], byte[]> line) {
    try {
      if (line.topic().equals(ACCOUNT.topic())) {
        account.take(line);
      } else if (line.value() == null) {
        index.forget(new String(line.key(), StandardCharsets.UTF_8));
      } else {
        index.add(entry(line));
      }
    } catch (RuntimeException e) {
      // At worst a content is published twice, and enrich drops the second.
      foreign.skip(line, e.toString());
    }
  }

  private static LedgerEntry entry(ConsumerRecord<byte[], byte[]> line) {
    LedgerEntry entry = QuestionJson.read(line.value(), LedgerEntry.class);
    if (!entry.key().equals(new String(line.key(), StandardCharsets.UTF_8))) {
      throw new IllegalArgumentException("the key is not that of the entry");
    }
    return entry;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(CLOSE));
      consumer = null;
    }
  }
}
