package fr.questeur.run;

import fr.questeur.monitor.lag.Offsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that are open in a topic and over for their coordinator, so that nobody ends them (KIP-664): Kafka 4.3.1
 * leaves some when it is killed. Whoever reads what is committed would wait behind one for ever.
 */
final class HangingTransactions {

  private static final Logger log = LoggerFactory.getLogger(HangingTransactions.class);

  /** In which their coordinator will still end them itself. */
  private static final Set<TransactionState> ALIVE =
      Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

  private HangingTransactions() {}

  /**
   * Aborts them, as {@code kafka-transactions.sh find-hanging} and {@code abort} would. To be called while no producer
   * is at work; nothing of them was ever read by those who read what is committed.
   *
   * @throws KafkaException if the broker fails
   */
  static void abort(Admin admin) {
    try {
      List<AbortTransactionSpec> hanging = open(admin);
      if (hanging.isEmpty()) {
        return;
      }
      // Asked after what is open: what ended in between is open no more, and Kafka refuses to abort an older epoch.
      Collection<TransactionDescription> known = known(admin);
      for (AbortTransactionSpec transaction : hanging) {
        if (known.stream().noneMatch(each -> isOf(transaction, each))) {
          admin.abortTransaction(transaction).all().get();
          log.warn("Ended a transaction that a killed Kafka has left open: {}", transaction);
        }
      }
    } catch (ExecutionException e) {
      throw new KafkaException("cannot look for transactions left open: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private static boolean isOf(AbortTransactionSpec open, TransactionDescription known) {
    return ALIVE.contains(known.state())
        && known.producerId() == open.producerId()
        && known.topicPartitions().contains(open.topicPartition());
  }

  private static List<AbortTransactionSpec> open(Admin admin) throws ExecutionException, InterruptedException {
    List<AbortTransactionSpec> open = new ArrayList<>();
    admin.describeProducers(partitions(admin)).all().get().forEach((partition, producers) ->
        producers.activeProducers().stream()
            .filter(producer -> producer.currentTransactionStartOffset().isPresent())
            .forEach(producer -> open.add(spec(partition, producer))));
    return open;
  }

  private static AbortTransactionSpec spec(TopicPartition partition, ProducerState producer) {
    // -1 of a producer that has never ended a transaction; Kafka's own tool takes 0 for it.
    int coordinatorEpoch = Math.max(0, producer.coordinatorEpoch().orElse(0));
    return new AbortTransactionSpec(
        partition, producer.producerId(), (short) producer.producerEpoch(), coordinatorEpoch);
  }

  /** Those of Kafka itself too: a transaction writes offsets. */
  private static List<TopicPartition> partitions(Admin admin) throws ExecutionException, InterruptedException {
    return new Offsets(admin).partitions(admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get());
  }

  private static Collection<TransactionDescription> known(Admin admin)
      throws ExecutionException, InterruptedException {
    List<String> ids =
        admin.listTransactions().all().get().stream().map(TransactionListing::transactionalId).toList();
    return admin.describeTransactions(ids).all().get().values();
  }
}
