package fr.questeur.ingest;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Account;
import fr.questeur.contract.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka made of its own mocks: what any producer commits, every consumer reads. Fails as told. */
final class FakeKafka {

  /** What was committed, in order. */
  final List<ProducerRecord<byte[], byte[]>> committed = new ArrayList<>();

  /** The exceptions of the next transactions, thrown before anything is committed. */
  final Deque<RuntimeException> failuresBeforeCommit = new ArrayDeque<>();

  /** The exceptions of the next transactions, thrown although everything is committed. */
  final Deque<RuntimeException> failuresAfterCommit = new ArrayDeque<>();

  /** Thrown by the next connections. */
  final Deque<RuntimeException> failuresToConnect = new ArrayDeque<>();

  Predicate<ProducerRecord<byte[], byte[]>> tooLarge = record -> false;
  /** Done behind each commit. */
  Runnable onCommit = () -> { };

  int producersMade;
  int transactionsAborted;
  private final List<ConsumerRecord<byte[], byte[]>> lines = new ArrayList<>();

  Producer<byte[], byte[]> newProducer() {
    producersMade++;
    return new FakeProducer();
  }

  Consumer<byte[], byte[]> newConsumer() {
    return new FakeConsumer();
  }

  List<ProducerRecord<byte[], byte[]>> committed(String topic) {
    return committed.stream().filter(record -> record.topic().equals(topic)).toList();
  }

  List<String> rawValues() {
    return committed(Topics.RAW.name()).stream().map(record -> text(record.value())).toList();
  }

  List<LedgerEntry> ledgerEntries() {
    return committed(Topics.LEDGER.name()).stream()
        .map(record -> QuestionJson.read(record.value(), LedgerEntry.class))
        .toList();
  }

  /** A line of the ledger that another process writes; a null value is a tombstone. */
  void writeLedger(String key, byte[] value) {
    write(Topics.LEDGER.name(), key.getBytes(StandardCharsets.UTF_8), value);
  }

  private void write(String topic, byte[] key, byte[] value) {
    lines.add(new ConsumerRecord<>(topic, 0, linesOf(topic), key, value));
  }

  private long linesOf(String topic) {
    return lines.stream().filter(line -> line.topic().equals(topic)).count();
  }

  /** What the accounts say now. */
  Account account(String id) {
    return committed(Topics.ACCOUNT.name()).stream()
        .filter(record -> text(record.key()).equals(id))
        .reduce((first, last) -> last)
        .map(record -> QuestionJson.read(record.value(), Account.class))
        .orElse(Account.EMPTY);
  }

  void writeLedger(LedgerEntry entry) {
    writeLedger(entry.key(), QuestionJson.write(entry));
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private final class FakeProducer extends MockProducer<byte[], byte[]> {

    private final List<ProducerRecord<byte[], byte[]>> open = new ArrayList<>();
    private RuntimeException refusal;

    FakeProducer() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void initTransactions() {
      throwNext(failuresToConnect);
      super.initTransactions();
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
      if (tooLarge.test(record)) {
        refusal = new RecordTooLargeException("too large for " + record.topic());
        if (callback != null) {
          callback.onCompletion(null, refusal);
        }
      }
      open.add(record);
      return super.send(record, callback);
    }

    @Override
    public void commitTransaction() {
      if (refusal != null) {
        throw new KafkaException("in an error state", refusal);
      }
      throwNext(failuresBeforeCommit);
      super.commitTransaction();
      for (ProducerRecord<byte[], byte[]> record : open) {
        committed.add(record);
        if (record.topic().equals(Topics.LEDGER.name()) || record.topic().equals(Topics.ACCOUNT.name())) {
          write(record.topic(), record.key(), record.value());
        }
      }
      open.clear();
      onCommit.run();
      throwNext(failuresAfterCommit);
    }

    @Override
    public void abortTransaction() {
      super.abortTransaction();
      transactionsAborted++;
      open.clear();
    }

    private static void throwNext(Deque<RuntimeException> failures) {
      if (!failures.isEmpty()) {
        throw failures.pop();
      }
    }
  }

  private final class FakeConsumer extends MockConsumer<byte[], byte[]> {

    private int given;

    FakeConsumer() {
      super("earliest");
      updateBeginningOffsets(Map.of(LedgerReader.LEDGER, 0L, LedgerReader.ACCOUNT, 0L));
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
      for (; given < lines.size(); given++) {
        addRecord(lines.get(given));
      }
      updateEndOffsets(
          new HashMap<>(
              Map.of(
                  LedgerReader.LEDGER, linesOf(Topics.LEDGER.name()),
                  LedgerReader.ACCOUNT, linesOf(Topics.ACCOUNT.name()))));
      return super.endOffsets(partitions);
    }
  }
}
