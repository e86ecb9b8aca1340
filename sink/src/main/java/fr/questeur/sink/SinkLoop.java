package fr.questeur.sink;

import fr.questeur.contract.stage.Health;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls, stores, and tries again: one {@link #step} after the other on one thread. While something is tried again all
 * partitions are paused and the consumer is polled all the same, so that the group does not take it for dead.
 */
final class SinkLoop {

  private static final Logger log = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Intake intake;
  private final Assignment assignment;
  private final BatchStore store;
  private final Backoff backoff;
  private final SinkMetrics metrics;
  private final SinkListener listener;
  private final Consumer<Health> health;
  private final CommittedCopy copy;

  private boolean prepared;
  private boolean failing;
  private long retryAt;

  SinkLoop(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      Intake intake,
      Assignment assignment,
      BatchStore store,
      Backoff backoff,
      SinkMetrics metrics,
      SinkListener listener,
      Consumer<Health> health) {
    this.consumer = consumer;
    this.intake = intake;
    this.assignment = assignment;
    this.store = store;
    this.backoff = backoff;
    this.metrics = metrics;
    this.listener = listener;
    this.health = health;
    this.copy = new CommittedCopy(consumer);
  }

  /**
   * Does what is next: waits for a retry, goes to a stored position, or reads and stores a batch.
   *
   * @throws UnrecoverableException or another exception of Kafka if there is no use in going on
   */
  void step() {
    try {
      long wait = failing ? retryAt - System.nanoTime() : 0;
      if (wait > 0) {
        pollPaused(Duration.ofNanos(wait));
      } else {
        advance();
      }
    } catch (SQLException e) {
      retry("database: " + SqlErrors.describe(e), e);
    } catch (InvalidOffsetException e) {
      log.warn("Going back to the stored positions: {}", e.getMessage());
      assignment.startOver();
    } catch (FencedException e) {
      log.warn("Nothing was written, going back to the stored positions: {}", e.getMessage());
      assignment.startOver();
    } catch (RetriableException e) {
      retry("Kafka: " + e.getMessage(), e);
    }
  }

  private void advance() throws SQLException {
    if (!prepared) {
      store.prepare();
      prepared = true;
    }
    if (!assignment.isPositioned()) {
      assignment.position().forEach(copy::add);
    }
    if (intake.isEmpty()) {
      consumer.resume(consumer.assignment());
      intake.fill(POLL);
    }
    // After a rebalance during the poll, nothing was read and there are positions to go to first.
    if (assignment.isPositioned()) {
      store();
      copy.commit();
      recovered();
    }
  }

  private void store() throws SQLException {
    Map<TopicPartition, Move> moves = assignment.moves();
    if (moves.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    Fates fates = store.store(new Batch(intake.changes(), moves));
    metrics.committed(fates, Duration.ofNanos(System.nanoTime() - start));
    intake.clear();
    assignment.stored(moves);
    moves.forEach((partition, move) -> copy.add(partition, move.to()));
    fates.tell(listener);
  }

  private void recovered() {
    if (KafkaContact.isLost(consumer)) {
      health.accept(Health.retrying("Kafka does not answer"));
      return;
    }
    if (failing) {
      log.info("At work again");
    }
    failing = false;
    backoff.reset();
    health.accept(Health.READY);
  }

  private void retry(String reason, Exception cause) {
    Duration wait = backoff.next();
    if (failing) {
      log.warn("Still failing, next try in {} ms: {}", wait.toMillis(), reason);
    } else {
      log.warn("Waiting and trying again: {}", reason, cause);
    }
    metrics.retry();
    failing = true;
    retryAt = System.nanoTime() + wait.toNanos();
    health.accept(Health.retrying(reason));
    consumer.pause(consumer.assignment());
  }

  /** Keeps the membership of the group. */
  private void pollPaused(Duration wait) {
    if (!consumer.poll(wait.compareTo(POLL) < 0 ? wait : POLL).isEmpty()) {
      throw new IllegalStateException("records of paused partitions");
    }
  }
}
