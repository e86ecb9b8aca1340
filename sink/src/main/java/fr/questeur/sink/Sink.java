package fr.questeur.sink;

import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
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
  static final Duration CLIENT_CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final SinkConfig config;
  private final Map<String, Object> kafkaProperties;
  private final DataSource database;
  private final MeterRegistry registry;
  private final SinkMetrics metrics;
  private final SinkListener listener;

  private final List<KafkaClientMetrics> clientMetrics = new ArrayList<>();
  private final List<SinkThread> threads = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final MissingSearch missingSearch;
  private boolean closing;
  private Producer<byte[], byte[]> producer;
  private Admin admin;

  /**
   * Makes a sink; it does nothing before {@link #start}.
   *
   * @param kafkaProperties at least {@code bootstrap.servers}; any property of Kafka's consumer, producer and admin
   *     client. Those on which exactly once rests are set by the sink
   * @param database connections to where {@link Schema#migrate} has been; one for each thread at a time, and one more
   *     to make up for what the full-text search misses
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
    this.missingSearch = new MissingSearch(database, config);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Starts the sink's threads; returns without waiting for Kafka or Postgres.
   *
   * @throws org.apache.kafka.common.KafkaException if the properties make no Kafka client
   */
  @Override
  public synchronized void start() {
    if (producer != null || closing) {
      throw new IllegalStateException("a sink starts once");
    }
    try {
      producer =
          watched(
              new KafkaProducer<>(
                  SinkClients.producer(kafkaProperties), new ByteArraySerializer(), new ByteArraySerializer()));
      admin = Admin.create(SinkClients.admin(kafkaProperties));
      for (int number = 1; number <= config.threads(); number++) {
        threads.add(new SinkThread("questeur-" + NAME + "-" + number, consumer(number), this::loop, this::threadEnded));
      }
    } catch (RuntimeException e) {
      threads.forEach(SinkThread::closeConsumer);
      closeSharedClients();
      throw e;
    }
    running.set(threads.size());
    threads.forEach(SinkThread::start);
    if (config.search()) {
      missingSearch.start();
    }
  }

  private BoundedConsumer consumer(int number) {
    return watched(
        new BoundedConsumer(SinkClients.consumer(config, number, kafkaProperties)));
  }

  private <T extends Consumer<?, ?>> T watched(T consumer) {
    watch(new KafkaClientMetrics(consumer));
    return consumer;
  }

  private <T extends Producer<?, ?>> T watched(T producer) {
    watch(new KafkaClientMetrics(producer));
    return producer;
  }

  private void watch(KafkaClientMetrics client) {
    client.bindTo(registry);
    clientMetrics.add(client);
  }

  private SinkLoop loop(KafkaConsumer<byte[], byte[]> consumer, java.util.function.Consumer<Health> health) {
    String topic = Topics.ENRICHED.name();
    PositionStore positions = new PositionStore(config.groupId(), database);
    Intake intake = new Intake(consumer, config);
    Assignment assignment =
        new Assignment(topic, config.groupId(), consumer, positions, TopicIds.of(admin), intake);
    BatchStore store =
        new DatabaseStore(database, positions, new QuestionWriter(config.search()), new DeadLetters(producer));
    Backoff backoff = new Backoff(config.retryBackoff(), config.retryBackoffMax(), new Random());
    consumer.subscribe(List.of(topic), assignment);
    return new SinkLoop(consumer, intake, assignment, store, backoff, metrics, listener, health);
  }

  /** The last one has the light out. */
  private void threadEnded() {
    if (running.decrementAndGet() == 0) {
      closeSharedClients();
    }
  }

  /** The worst that one of the threads says; those that are still starting count once no other is at work. */
  @Override
  public Health health() {
    return started().stream()
        .map(SinkThread::health)
        .max(Comparator.comparing(Health::state))
        .orElse(Health.STARTING);
  }

  private synchronized List<SinkThread> started() {
    return List.copyOf(threads);
  }

  /**
   * Whether the full-text search, if it is on, has every question that was written before the start while it was off.
   * Those that are written now are in it at once.
   */
  public boolean isSearchComplete() {
    return !config.search() || missingSearch.isComplete();
  }

  @Override
  public void close() {
    List<SinkThread> started;
    synchronized (this) {
      closing = true;
      started = List.copyOf(threads);
    }
    started.forEach(SinkThread::close);
    missingSearch.close();
    long end = System.nanoTime() + config.closeTimeout().toNanos();
    try {
      for (SinkThread thread : started) {
        thread.join(Duration.ofNanos(end - System.nanoTime()));
      }
      missingSearch.join(CLIENT_CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeSharedClients() {
    clientMetrics.forEach(KafkaClientMetrics::close);
    if (producer != null) {
      close("producer", () -> producer.close(CLIENT_CLOSE_TIMEOUT));
    }
    if (admin != null) {
      close("admin client", () -> admin.close(CLIENT_CLOSE_TIMEOUT));
    }
  }

  static void close(String client, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException e) {
      log.warn("Kafka's {} did not close cleanly", client, e);
    }
  }
}
