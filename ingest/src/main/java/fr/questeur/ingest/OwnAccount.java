package fr.questeur.ingest;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Account;
import fr.questeur.contract.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The account of this ingest: what it has ever entered into the ledger, by fate. For one thread. */
final class OwnAccount {

  private final String id;
  private Account account = Account.EMPTY;

  /**
   * An account that is empty until it is read.
   *
   * @param id the transactional id: no two ingests write to the same account
   */
  OwnAccount(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** Takes a record of the topic, if it is of this account; the last one counts. */
  void take(ConsumerRecord<byte[], byte[]> record) {
    if (id.equals(new String(record.key(), StandardCharsets.UTF_8))) {
      account = record.value() == null ? Account.EMPTY : QuestionJson.read(record.value(), Account.class);
    }
  }

  /** With these entered, too; {@link #keep} makes it so once they are. */
  Account with(Collection<LedgerEntry> entries) {
    Account sum = account;
    for (LedgerEntry entry : entries) {
      sum = sum.plus(entry.fate().code(), 1);
    }
    return sum;
  }

  void keep(Account committed) {
    account = committed;
  }

  ProducerRecord<byte[], byte[]> record(Account sum) {
    return new ProducerRecord<>(
        Topics.ACCOUNT.name(), id.getBytes(StandardCharsets.UTF_8), QuestionJson.write(sum));
  }
}
