package fr.questeur.monitor;

import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Pulse;
import fr.questeur.contract.stage.Stage;
import fr.questeur.monitor.lag.LagMetrics;
import fr.questeur.monitor.lag.LagReader;
import fr.questeur.monitor.lag.LagReport;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every few seconds how far all groups are, keeps the latest reading, shows it as gauges and tells it to whoever
 * listens. Joins no group and writes nothing, so any number of monitors may watch one installation.
 */
public final class Monitor implements Stage {

  private static final Logger log = LoggerFactory.getLogger(Monitor.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(15);
  /** So that a Kafka that is gone is told soon. */
  private static final String ANSWER_MILLIS = "10000";

  private final Map<String, Object> kafka;
  private final Map<String, String> stages;
  private final Clock clock;
  private final Duration interval;
  private final LagMetrics metrics;
  private final List<Consumer<LagReport>> listeners = new CopyOnWriteArrayList<>();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "questeur-monitor");
  private volatile LagReport latest;
  private final Pulse pulse;

  /**
   * Prepares to watch; nothing is connected yet.
   *
   * @param kafka properties of all clients, {@code bootstrap.servers} at least
   * @param stages groups that should be there, and the topic each reads, as for {@link LagReader}
   * @param interval between two readings
   */
  public Monitor(
      Map<String, Object> kafka, Map<String, String> stages, Clock clock, MeterRegistry meters, Duration interval) {
    this.kafka = new HashMap<>(kafka);
    this.kafka.putIfAbsent("default.api.timeout.ms", ANSWER_MILLIS);
    this.kafka.putIfAbsent("request.timeout.ms", ANSWER_MILLIS);
    this.stages = Map.copyOf(stages);
    this.clock = clock;
    this.interval = interval;
    this.metrics = new LagMetrics(meters);
    this.pulse = new Pulse(interval.plus(Pulse.PATIENCE));
    thread.setDaemon(true);
  }

  /** Tells every reading from now on, on the thread of the monitor: take it and return. */
  public void listen(Consumer<LagReport> listener) {
    listeners.add(listener);
  }

  /** Hears no more. */
  public void unlisten(Consumer<LagReport> listener) {
    listeners.remove(listener);
  }

  /** Has something more looked at after each reading; closed with the monitor. */
  public void add(Probe probe) {
    watches.add(new Watch(probe));
  }

  /** Empty before the first; the last one read stays while Kafka cannot be reached. */
  public Optional<LagReport> latest() {
    return Optional.ofNullable(latest);
  }

  @Override
  public String name() {
    return "monitor";
  }

  @Override
  public void start() {
    thread.start();
  }

  /** Ready when all of the last reading succeeded. */
  @Override
  public Health health() {
    return pulse.health();
  }

  private void run() {
    while (!isClosed(Duration.ZERO)) {
      try (LagReader reader = new LagReader(kafka, stages, clock)) {
        do {
          read(reader);
        } while (!isClosed(interval));
      } catch (RuntimeException e) {
        // A name that cannot be resolved yet; a fault of our own must not end the watch either.
        fail(e);
        isClosed(interval);
      }
    }
    watches.forEach(Watch::close);
  }

  private void read(LagReader reader) {
    try {
      LagReport report = reader.read();
      metrics.show(report);
      latest = report;
      listeners.forEach(listener -> listener.accept(report));
      watches.forEach(watch -> watch.look(report));
      pulse.say(verdict());
    } catch (KafkaException e) {
      fail(e);
    }
  }

  private Health verdict() {
    return watches.stream()
        .map(Watch::trouble)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Health::retrying)
        .orElse(Health.READY);
  }

  private void fail(RuntimeException e) {
    if (closed.getCount() == 0) {
      return;
    }
    String reason = e instanceof KafkaException ? "Kafka: " + e.getMessage() : e.toString();
    if (pulse.health().state() != Health.State.RETRYING) {
      log.warn("The monitor tries again: {}", reason, e);
    }
    metrics.forget();
    pulse.say(Health.retrying(reason));
  }

  private boolean isClosed(Duration wait) {
    try {
      return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(CLOSE_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
