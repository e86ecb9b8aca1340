package fr.questeur.enrich.stream;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import fr.questeur.enrich.Enricher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The enrich stage: runs {@link EnrichTopology} under {@code exactly_once_v2}. */
public final class Enrich implements Stage {

  private static final Logger log = LoggerFactory.getLogger(Enrich.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration RETRY_BACKOFF = Duration.ofSeconds(2);

  private final TaskPulses pulses = new TaskPulses();
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;
  private volatile Health health = Health.STARTING;

  /**
   * Prepares the stage.
   *
   * @param kafkaProperties {@code bootstrap.servers} and any other property of Kafka Streams and its clients, with the
   *     usual prefixes ({@code consumer.}, {@code producer.}); those on which the promises rest cannot be changed
   */
  public Enrich(
      EnrichConfig config, Map<String, Object> kafkaProperties, MeterRegistry registry, EnrichListener listener) {
    EnrichMeters meters = new EnrichMeters(registry, listener);
    Properties settings = new Properties();
    settings.putAll(StreamsSettings.of(config, kafkaProperties, meters));
    streams = new KafkaStreams(new EnrichTopology(new Enricher(), meters, pulses).get(), settings);
    streamsMetrics = new KafkaStreamsMetrics(streams);
    streamsMetrics.bindTo(registry);
    streams.setStateListener((now, before) -> onState(now));
    streams.setUncaughtExceptionHandler(this::onError);
  }

  /** The topics that instances of an application read, in the order in which a document passes them. */
  public static List<String> sources(String applicationId) {
    return List.of(Topics.RAW.name(), applicationId + "-" + EnrichTopology.CANDIDATES + "-repartition");
  }

  private void onState(KafkaStreams.State state) {
    switch (state) {
      case RUNNING -> health = Health.READY;
      case ERROR -> health = health.state() == Health.State.FAILED ? health : Health.failed("Kafka Streams gave up");
      default -> log.debug("Kafka Streams is {}", state);
    }
  }

  private StreamThreadExceptionResponse onError(Throwable error) {
    String reason = rootCause(error).toString();
    if (isFinal(error)) {
      log.error("Enrich cannot go on: {}", reason, error);
      health = Health.failed(reason);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    log.warn("Enrich tries again in {} s: {}", RETRY_BACKOFF.toSeconds(), reason, error);
    health = Health.retrying(reason);
    pause();
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** What only the operator can mend. Anything else may pass; the transaction that it broke left no trace. */
  private static boolean isFinal(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof MissingSourceTopicException
          || cause instanceof AuthorizationException
          || cause instanceof AuthenticationException) {
        return true;
      }
      if (cause instanceof RetriableException) {
        return false;
      }
    }
    return error instanceof Error;
  }

  private static Throwable rootCause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_BACKOFF.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String name() {
    return "enrich";
  }

  @Override
  public void start() {
    streams.start();
  }

  @Override
  public Health health() {
    Health now = health;
    if (now.state() == Health.State.READY && !isConnected()) {
      return Health.retrying("no connection to Kafka");
    }
    return now.state() == Health.State.READY ? pulses.health() : now;
  }

  /** Kafka Streams stays RUNNING when the broker is gone; its consumers know better. */
  private boolean isConnected() {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().group().equals("consumer-metrics"))
        .filter(metric -> metric.metricName().name().equals("connection-count"))
        .anyMatch(metric -> ((Number) metric.metricValue()).doubleValue() > 0);
  }

  @Override
  public void close() {
    streamsMetrics.close();
    // Leaving the group: otherwise its partitions wait for this member's session to end, 45 s.
    streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }
}
