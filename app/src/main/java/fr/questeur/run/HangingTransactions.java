package fr.questeur.run;

import fr.questeur.monitor.lag.Offsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that are open in a topic and over for their coordinator, so that nobody ends them (KIP-664): Kafka 4.3.1
 * leaves some when it is killed. Whoever reads what is committed would wait behind one for ever.
 */
final class HangingTransactions {

  private static final Logger log = LoggerFactory.getLogger(HangingTransactions.class);

  /** Where coordinators keep what they know, a partition each. */
  private static final String STATE = "__transaction_state";

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
      awaitCoordinators(admin);
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

  /**
   * Waits until the broker has read what it knows of transactions. Before that it lists none, and one that is committed, and
   * lacks only the markers that say so, would be aborted: what it wrote would be lost.
   */
  private static void awaitCoordinators(Admin admin) throws ExecutionException, InterruptedException {
    int coordinators =
        admin.describeTopics(List.of(STATE)).allTopicNames().get().get(STATE).partitions().size();
    for (int coordinator = 0; coordinator < coordinators; coordinator++) {
      awaitCoordinator(admin, idOf(coordinator, coordinators));
    }
  }

  /** Kafka's client asks again as long as the coordinator of this id does not answer for it. */
  private static void awaitCoordinator(Admin admin, String nobodysId) throws ExecutionException, InterruptedException {
    try {
      admin.describeTransactions(List.of(nobodysId)).description(nobodysId).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
        throw e;
      }
    }
  }

  /** A transactional id that is that coordinator's, by Kafka's TransactionStateManager.partitionFor. */
  static String idOf(int coordinator, int coordinators) {
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> "questeur-nobody-" + number)
        .filter(id -> Utils.abs(id.hashCode()) % coordinators == coordinator)
        .findFirst()
        .orElseThrow();
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
