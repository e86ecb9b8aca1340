package fr.questeur.ingest;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.LedgerEntry.Fate;
import fr.questeur.contract.kafka.Account;
import fr.questeur.ingest.Document.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes documents, their ledger entries and the account, a batch in one transaction. After any failure it begins anew:
 * a new producer ends what the old one left open, by commit or abort, and the ledger read after that tells which it was.
 * So a batch may be given again after every failure, and none of it is written twice.
 *
 * <p>Two ingests that find the same new content at the same moment may both publish it; enrich drops the second.
 */
final class Publisher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Publisher.class);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private record Decision(Document document, LedgerEntry entry) {}

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final LedgerReader ledger;
  private final LedgerIndex index;
  private final OwnAccount account;
  private final Clock clock;
  private Producer<byte[], byte[]> producer;

  /** What a commit was asked for that gave no answer; by key. */
  private final Map<String, LedgerEntry> inDoubt = new HashMap<>();

  /** Contents that a topic with a smaller limit refused. Added to by the producer's thread. */
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  Publisher(
      Supplier<Producer<byte[], byte[]>> producers,
      LedgerReader ledger,
      LedgerIndex index,
      OwnAccount account,
      Clock clock) {
    this.producers = producers;
    this.ledger = ledger;
    this.index = index;
    this.account = account;
    this.clock = clock;
  }

  /**
   * Ends transactions left open under the transactional id, then reads the ledger to its end.
   *
   * @throws KafkaException if Kafka fails; it may be called again
   */
  void connect() {
    try {
      if (producer == null) {
        producer = producers.get();
        producer.initTransactions();
      }
      ledger.readToEnd();
    } catch (KafkaException e) {
      disconnect();
      throw e;
    }
  }

  /**
   * Publishes what is new among the documents and enters them all into the ledger.
   *
   * @param documents files of different places, members of any
   * @return their entries, in the same order, all committed
   * @throws KafkaException if Kafka fails; the same documents may be given again
   */
  List<LedgerEntry> publish(List<Document> documents) {
    connect();
    List<LedgerEntry> entries = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    Set<String> contents = new HashSet<>();
    for (Document document : documents) {
      boolean first = contents.add(document.sha256());
      if (isEntered(document, first)) {
        LedgerEntry unchanged = document.entry(Fate.UNCHANGED);
        entries.add(first ? inDoubt.getOrDefault(unchanged.key(), unchanged) : unchanged);
      } else {
        LedgerEntry entry = document.entry(fate(document, first));
        entries.add(entry);
        decisions.add(new Decision(document, entry));
      }
    }
    if (!decisions.isEmpty() && !commit(decisions)) {
      return publish(documents); // without those refused this time
    }
    entries.forEach(index::add);
    inDoubt.clear();
    return entries;
  }

  /**
   * Whether the ledger says all there is to say: of a file where and how it was found; of a member of an archive, which
   * is never looked up by its place, that its content is known.
   */
  private boolean isEntered(Document document, boolean firstOfBatch) {
    return document.file().isMember()
        ? !firstOfBatch || index.knowsContent(document.sha256())
        : index.knows(document.file());
  }

  private Fate fate(Document document, boolean firstOfBatch) {
    if (!firstOfBatch || index.knowsContent(document.sha256())) {
      return Fate.UNCHANGED;
    }
    return refused.contains(document.sha256()) ? Fate.DEAD_LETTERED : document.fateWhenNew();
  }

  /**
   * Writes records that are not of documents, in a transaction of their own.
   *
   * @throws KafkaException if Kafka fails; the same records may be given again
   */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    connect();
    try {
      producer.beginTransaction();
      records.forEach(producer::send);
      producer.commitTransaction();
    } catch (KafkaException e) {
      disconnect();
      throw e;
    }
  }

  /** Returns false if a record was refused for its size: decide again. */
  private boolean commit(List<Decision> decisions) {
    int refusedBefore = refused.size();
    boolean committing = false;
    try {
      producer.beginTransaction();
      decisions.forEach(this::send);
      Account sum = account.with(decisions.stream().map(Decision::entry).toList());
      producer.send(account.record(sum));
      decisions.forEach(decision -> inDoubt.put(decision.entry.key(), decision.entry));
      committing = true;
      producer.commitTransaction();
      account.keep(sum);
      return true;
    } catch (KafkaException e) {
      if (!(committing || e instanceof TimeoutException)) {
        abort();
      }
      disconnect();
      if (refused.size() > refusedBefore) {
        return false;
      }
      throw e;
    }
  }

  private void send(Decision decision) {
    Document document = decision.document;
    switch (decision.entry.fate()) {
      case PUBLISHED -> producer.send(DocumentRecords.raw(document, account.id(), clock.millis()), refusals(document));
      case DEAD_LETTERED -> producer.send(DocumentRecords.deadLetter(document, whyRefused(document)));
      case UNCHANGED, UNPACKED -> { } // the ledger alone
    }
    producer.send(DocumentRecords.ledger(decision.entry));
  }

  private Callback refusals(Document document) {
    return (metadata, failure) -> {
      if (failure instanceof RecordTooLargeException) {
        refused.add(document.sha256());
      }
    };
  }

  private static Refusal whyRefused(Document document) {
    return document.refusal() != null
        ? document.refusal()
        : new Refusal(
            DeadLetterReason.TOO_LARGE,
            document.file().size() + " bytes: more than the topic's max.message.bytes, or max.request.size, lets pass",
            true);
  }

  /** Sooner than the new producer would: readers of committed records wait for it. */
  private void abort() {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      log.debug("The next producer will end this transaction", e);
    }
  }

  private void disconnect() {
    if (producer != null) {
      producer.close(CLOSE);
      producer = null;
    }
  }

  @Override
  public void close() {
    disconnect();
    ledger.close();
  }
}
