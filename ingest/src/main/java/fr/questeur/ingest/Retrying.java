package fr.questeur.ingest;

import fr.questeur.contract.stage.Health;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what needs Kafka until it is done, with growing pauses, and says how it goes. */
final class Retrying {

  private static final Logger log = LoggerFactory.getLogger(Retrying.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final String transactionalId;
  private final Consumer<Health> health;
  private final Consumer<Duration> pause;
  private final BooleanSupplier stop;

  /**
   * Gives up when told to stop.
   *
   * @param pause waits for so long, less if told to stop
   */
  Retrying(String transactionalId, Consumer<Health> health, Consumer<Duration> pause, BooleanSupplier stop) {
    this.transactionalId = transactionalId;
    this.health = health;
    this.pause = pause;
    this.stop = stop;
  }

  /**
   * Returns whether it was done; false if told to stop before.
   *
   * @throws IngestFailedException if trying again would not help
   */
  boolean untilDone(Runnable work) {
    for (int failures = 0; !stop.getAsBoolean(); failures++) {
      try {
        work.run();
        health.accept(Health.READY);
        return true;
      } catch (KafkaException e) {
        report(e, failures);
        pause.accept(pauseAfter(failures, ThreadLocalRandom.current().nextDouble()));
      }
    }
    return false;
  }

  private void report(KafkaException failure, int failures) {
    KafkaFailures.hopeless(failure, transactionalId).ifPresent(reason -> {
      throw new IngestFailedException(reason, failure);
    });
    String reason = "Kafka: " + KafkaFailures.message(failure);
    health.accept(Health.retrying(reason));
    if (failures == 0) {
      log.warn("Trying again, nothing is lost meanwhile. {}", reason, failure);
    } else {
      log.warn("Still trying, failure {}. {}", failures + 1, reason);
    }
  }

  /** Doubles from failure to failure up to the longest; the random half keeps many processes from one beat. */
  static Duration pauseAfter(int failures, double random) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(failures, 10);
    long longest = Math.min(doubled, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(longest / 2 + (long) (longest / 2 * random));
  }
}
