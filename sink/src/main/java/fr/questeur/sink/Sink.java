package fr.questeur.sink;

import fr.questeur.contract.kafka.Refusal;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Pulse;
import fr.questeur.contract.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage from {@code questions.enriched} to Postgres. Needs the topics and the {@link Schema}. As many may run in
 * one consumer group as there are partitions.
 *
 * <p>Postgres may be away for any time: {@link #health} says {@code RETRYING}. The data source should bound its waiting
 * ({@code connectTimeout}, {@code socketTimeout}): a connection that hangs would hang the sink.
 */
public final class Sink implements Stage {

  static final String NAME = "sink";

  private static final Logger log = LoggerFactory.getLogger(Sink.class);
  private static final Duration CLIENT_CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final SinkConfig config;
  private final Map<String, Object> kafkaProperties;
  private final DataSource database;
  private final MeterRegistry registry;
  private final SinkMetrics metrics;
  private final SinkListener listener;

  private final Pulse pulse = new Pulse(Pulse.PATIENCE);
  private final List<KafkaClientMetrics> clientMetrics = new ArrayList<>();
  private volatile boolean closing;
  private Consumer<byte[], byte[]> consumer;
  private Producer<byte[], byte[]> producer;
  private Admin admin;
  private Thread thread;

  /**
   * Makes a sink; it does nothing before {@link #start}.
   *
   * @param kafkaProperties at least {@code bootstrap.servers}; any property of Kafka's consumer, producer and admin
   *     client. Those on which exactly once rests are set by the sink
   * @param database connections to where {@link Schema#migrate} has been; two at a time at most
   */
  public Sink(
      SinkConfig config,
      Map<String, Object> kafkaProperties,
      DataSource database,
      MeterRegistry registry,
      SinkListener listener) {
    this.config = config;
    this.kafkaProperties = Map.copyOf(kafkaProperties);
    this.database = database;
    this.registry = registry;
    this.metrics = new SinkMetrics(registry);
    this.listener = listener;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Starts the sink's thread; returns without waiting for Kafka or Postgres.
   *
   * @throws org.apache.kafka.common.KafkaException if the properties make no Kafka client
   */
  @Override
  public synchronized void start() {
    if (thread != null || closing) {
      throw new IllegalStateException("a sink starts once");
    }
    try {
      consumer =
          new KafkaConsumer<>(
              SinkClients.consumer(config, kafkaProperties),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      producer =
          new KafkaProducer<>(
              SinkClients.producer(kafkaProperties), new ByteArraySerializer(), new ByteArraySerializer());
      admin = Admin.create(SinkClients.admin(kafkaProperties));
    } catch (RuntimeException e) {
      closeClients();
      throw e;
    }
    watch(new KafkaClientMetrics(consumer));
    watch(new KafkaClientMetrics(producer));
    thread = new Thread(this::run, "questeur-" + NAME);
    thread.start();
  }

  private void watch(KafkaClientMetrics client) {
    client.bindTo(registry);
    clientMetrics.add(client);
  }

  private void run() {
    try {
      String topic = Topics.ENRICHED.name();
      PositionStore positions = new PositionStore(config.groupId(), database);
      Intake intake = new Intake(consumer, config);
      Assignment assignment =
          new Assignment(topic, config.groupId(), consumer, positions, TopicIds.of(admin), intake);
      BatchStore store = new DatabaseStore(database, positions, new QuestionWriter(true), new DeadLetters(producer));
      Backoff backoff = new Backoff(config.retryBackoff(), config.retryBackoffMax(), new Random());
      SinkLoop loop =
          new SinkLoop(consumer, intake, assignment, store, backoff, metrics, listener, pulse::say);
      consumer.subscribe(List.of(topic), assignment);
      while (!closing) {
        loop.step();
      }
    } catch (WakeupException | InterruptException e) {
      log.debug("Woken up to close", e);
    } catch (RuntimeException | Error e) {
      log.error("The sink has given up", e);
      pulse.say(Health.failed(reason(e)));
    } finally {
      closeClients();
    }
  }

  private static String reason(Throwable failure) {
    return new Refusal(NAME, "", topic -> topic.equals(Topics.ENRICHED.name()) ? "Read" : "Write")
        .explain(failure)
        .orElse(failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }

  @Override
  public Health health() {
    return pulse.health();
  }

  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closing = true;
      running = thread;
      if (running != null) {
        consumer.wakeup();
      }
    }
    if (running != null) {
      join(running);
    }
  }

  private void join(Thread running) {
    try {
      running.join(config.closeTimeout().toMillis());
      if (running.isAlive()) {
        log.warn("The batch under way has not ended within {}: it is given up and read again", config.closeTimeout());
        running.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the group, and has commits under way end. */
  private void closeClients() {
    clientMetrics.forEach(KafkaClientMetrics::close);
    if (consumer != null) {
      close("consumer", () -> consumer.close(CloseOptions.timeout(CLIENT_CLOSE_TIMEOUT)));
    }
    if (producer != null) {
      close("producer", () -> producer.close(CLIENT_CLOSE_TIMEOUT));
    }
    if (admin != null) {
      close("admin client", () -> admin.close(CLIENT_CLOSE_TIMEOUT));
    }
  }

  private static void close(String client, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException e) {
      log.warn("Kafka's {} did not close cleanly", client, e);
    }
  }
}
