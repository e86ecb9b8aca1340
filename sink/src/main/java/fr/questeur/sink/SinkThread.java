package fr.questeur.sink;

import fr.questeur.contract.kafka.Refusal;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Pulse;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of a sink, with a consumer of its own: a member of the group like those of other processes. While one thread
 * waits for Postgres, another reads.
 */
final class SinkThread {

  private static final Logger log = LoggerFactory.getLogger(SinkThread.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Pulse pulse = new Pulse(Pulse.PATIENCE);
  private final Thread thread;
  private volatile boolean closing;

  /**
   * A thread that is not running yet.
   *
   * @param consumer closed when the thread ends
   * @param parts what the thread works with, made on the thread; they say to the last how they are
   * @param ended called at the end of the thread, whatever became of it
   */
  SinkThread(String name, KafkaConsumer<byte[], byte[]> consumer, Parts parts, Runnable ended) {
    this.consumer = consumer;
    this.thread = new Thread(() -> run(parts, ended), name);
  }

  /** Makes the loop of a thread, which subscribes and works in steps. */
  interface Parts {
    SinkLoop loop(KafkaConsumer<byte[], byte[]> consumer, Consumer<Health> health);
  }

  void start() {
    thread.start();
  }

  private void run(Parts parts, Runnable ended) {
    try {
      SinkLoop loop = parts.loop(consumer, pulse::say);
      while (!closing) {
        loop.step();
      }
    } catch (WakeupException | InterruptException e) {
      log.debug("Woken up to close", e);
    } catch (RuntimeException | Error e) {
      log.error("The sink has given up", e);
      pulse.say(Health.failed(reason(e)));
    } finally {
      closeConsumer();
      ended.run();
    }
  }

  private static String reason(Throwable failure) {
    return new Refusal(Sink.NAME, "", topic -> topic.equals(Topics.ENRICHED.name()) ? "Read" : "Write")
        .explain(failure)
        .orElse(failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }

  Health health() {
    return pulse.health();
  }

  /** Has the thread end after the batch under way; to be called before {@link #join}. */
  void close() {
    closing = true;
    consumer.wakeup();
  }

  /** Waits for the end of the thread, and interrupts it if that takes too long. */
  void join(Duration timeout) throws InterruptedException {
    // 0 would be for ever.
    thread.join(Math.max(1, timeout.toMillis()));
    if (thread.isAlive()) {
      log.warn("The batch under way has not ended in time: it is given up and read again");
      thread.interrupt();
    }
  }

  /** Leaves the group, and has commits under way end. */
  void closeConsumer() {
    Sink.close("consumer", () -> consumer.close(CloseOptions.timeout(Sink.CLIENT_CLOSE_TIMEOUT)));
  }
}
