package fr.questeur.streams;

import fr.questeur.contract.kafka.Refusal;
import fr.questeur.contract.kafka.Topic;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stage that is a topology of Kafka Streams. What may pass is tried again for ever; what cannot, ends it. */
public abstract class StreamsStage implements Stage {

  private static final Logger log = LoggerFactory.getLogger(StreamsStage.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
  /** Words of Kafka Streams, which has no exception of its own for it. */
  private static final String INVALID_PARTITIONS = "invalid partitions";
  private static final Duration RETRY_BACKOFF = Duration.ofSeconds(2);

  private final String name;
  private final String stateDirectory;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;
  private final TaskPulses pulses;
  private final Refusal refusal;
  private final InternalTopics internalTopics;
  private final List<String> changelogs;
  private final Topic source;
  private volatile Health health = Health.STARTING;

  /**
   * Prepares the stage.
   *
   * @param source the topic of ours that it reads; others of ours it writes
   * @param stores those of the step that reads the source
   * @param settings of Kafka Streams, as {@link StreamsSettings} makes them
   * @param registry gets the metrics of Kafka Streams, as long as the stage is open
   * @param pulses in which the processors tell that they move
   */
  protected StreamsStage(
      String name,
      Topic source,
      List<String> stores,
      Topology topology,
      Map<String, Object> settings,
      MeterRegistry registry,
      TaskPulses pulses) {
    this.name = name;
    this.pulses = pulses;
    this.source = source;
    String application = (String) settings.get(StreamsConfig.APPLICATION_ID_CONFIG);
    internalTopics = new InternalTopics(settings);
    changelogs = stores.stream().map(store -> application + "-" + store + "-changelog").toList();
    refusal =
        new Refusal(name, application + "-...", topic -> right(topic, source));
    Properties properties = new Properties();
    properties.putAll(settings);
    stateDirectory = properties.getProperty(StreamsConfig.STATE_DIR_CONFIG);
    streams = withState(() -> new KafkaStreams(topology, properties, new BoundedClients()));
    streamsMetrics = new KafkaStreamsMetrics(streams);
    streamsMetrics.bindTo(registry);
    streams.setStateListener((now, before) -> onState(now));
    streams.setUncaughtExceptionHandler(this::onError);
  }

  /** Kafka Streams names the store that it cannot open, and seldom why. */
  private <T> T withState(Supplier<T> work) {
    try {
      return work.get();
    } catch (StreamsException e) {
      if (!(e instanceof ProcessorStateException) && !(e.getCause() instanceof ProcessorStateException)) {
        throw e;
      }
      throw new IllegalStateException(
          name + " cannot use its state directory " + stateDirectory + ": " + rootCause(e).getMessage(), e);
    }
  }

  private void onState(KafkaStreams.State state) {
    switch (state) {
      case RUNNING -> health = Health.READY;
      case ERROR -> health = health.state() == Health.State.FAILED ? health : Health.failed("Kafka Streams gave up");
      default -> log.debug("Kafka Streams of {} is {}", name, state);
    }
  }

  private StreamThreadExceptionResponse onError(Throwable error) {
    Optional<String> refused = refusal.explain(error).or(() -> partitionsRefused(error));
    String reason = refused.orElseGet(() -> rootCause(error).toString());
    if (refused.isPresent() || isFinal(error)) {
      log.error("{} cannot go on: {}", name, reason, error);
      health = Health.failed(reason);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    log.warn("{} tries again in {} s: {}", name, RETRY_BACKOFF.toSeconds(), reason, error);
    health = Health.retrying(reason);
    pause();
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Partitions may have been added to the source while nothing ran. What cannot be done now shows when the first task starts. */
  private void growChangelogs() {
    try {
      internalTopics.grow(changelogs, source.name());
    } catch (KafkaException e) {
      log.warn("{} cannot compare the partitions of {} with those of its state: {}", name, source.name(), e.getMessage());
    }
  }

  /**
   * What to do when Kafka Streams does not accept the partitions of its own topics; empty if it will on the next try, or the
   * failure is another. Its own advice, to reset the application, would empty the state.
   */
  private Optional<String> partitionsRefused(Throwable error) {
    if (!String.valueOf(rootCause(error).getMessage()).contains(INVALID_PARTITIONS)) {
      return Optional.empty();
    }
    try {
      return internalTopics.grow(changelogs, source.name()) ? Optional.empty() : Optional.of(
          "a topic of the state of %s has more partitions than %s. Nothing is lost: give %s as many partitions (kafka-topics.sh --alter); do not reset the application, which would empty its state. Kafka Streams reports: %s"
              .formatted(name, source.name(), source.name(), firstSentence(rootCause(error))));
    } catch (AuthorizationException e) {
      return Optional.of(
          "partitions were added to %s, and the topics of the state of %s need as many. Nothing is lost: grant Alter on these topics, or have somebody with the right run kafka-topics.sh --alter on %s; do not reset the application, which would empty its state"
              .formatted(source.name(), name, String.join(", ", changelogs)));
    } catch (KafkaException e) {
      log.warn("{} cannot compare the partitions of {} with those of its state: {}", name, source.name(), e.getMessage());
      return Optional.empty();
    }
  }

  private static String firstSentence(Throwable error) {
    return error.getMessage().replaceFirst("\\. Use .*", "");
  }

  /** What only the operator can mend. Anything else may pass; the transaction that it broke left no trace. */
  private static boolean isFinal(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof MissingSourceTopicException) {
        return true;
      }
      if (cause instanceof RetriableException) {
        return false;
      }
    }
    return error instanceof Error;
  }

  /** Topics that are none of ours are Kafka Streams' own. */
  private static String right(String topic, Topic source) {
    if (topic.equals(source.name())) {
      return "Read";
    }
    return Topics.all().stream().anyMatch(ours -> ours.name().equals(topic)) ? "Write" : "Read, Write and Delete";
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
  public final String name() {
    return name;
  }

  @Override
  public final void start() {
    growChangelogs();
    withState(() -> {
      streams.start();
      return null;
    });
  }

  @Override
  public final Health health() {
    Health now = health;
    if (now.state() == Health.State.READY && !isConnected()) {
      return Health.retrying("no connection to Kafka");
    }
    return now.state() == Health.State.READY && !streams.isPaused() ? pulses.health() : now;
  }

  /** Kafka Streams stays RUNNING when the broker is gone; its consumers know better. */
  private boolean isConnected() {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().group().equals("consumer-metrics"))
        .filter(metric -> metric.metricName().name().equals("connection-count"))
        .anyMatch(metric -> ((Number) metric.metricValue()).doubleValue() > 0);
  }

  /** Lets it rest: it commits what it has done, stays in its group, and reads on when told to {@link #resume}. */
  public final void rest() {
    streams.pause();
  }

  /** Goes on where it was when it was told to {@link #rest}. */
  public final void resume() {
    pulses.beat();
    streams.resume();
  }

  @Override
  public final void close() {
    streamsMetrics.close();
    // Leaving the group: otherwise its partitions wait for this member's session to end, 45 s.
    streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }
}
