package fr.questeur.sink;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.stage.MeterNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the sink counts, each record once and only after the database has committed. Records read and committed =
 * stored + unchanged + superseded + deleted + dead_lettered.
 *
 * <ul>
 *   <li>{@link MeterNames#DOCUMENTS} by fate: {@code stored}, written; {@code unchanged}, a replay, or a tombstone of
 *       what is not there; {@code superseded}, by a later record of the same batch; {@code deleted}, by a tombstone;
 *       {@code dead_lettered}
 *   <li>{@code questeur.sink.retries}: failures of Kafka or Postgres after which the same work was tried again
 *   <li>{@code questeur.sink.write}: time to store a batch, unrolled or not, dead letters included
 *   <li>{@code questeur.latency}: see {@link Latency}
 * </ul>
 */
final class SinkMetrics {

  private final Latency latency;
  private final Counter stored;
  private final Counter unchanged;
  private final Counter superseded;
  private final Counter deleted;
  private final Counter deadLettered;
  private final Map<DeadLetterReason, Counter> letters = new EnumMap<>(DeadLetterReason.class);
  private final Counter retries;
  private final Timer write;

  SinkMetrics(MeterRegistry registry) {
    latency = new Latency(registry);
    stored = documents(registry, "stored");
    unchanged = documents(registry, "unchanged");
    superseded = documents(registry, "superseded");
    deleted = documents(registry, "deleted");
    deadLettered = documents(registry, "dead_lettered");
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      letters.put(
          reason,
          Counter.builder(MeterNames.DEAD_LETTERS)
              .description("Dead letters by reason")
              .tags(MeterNames.STAGE, Sink.NAME, MeterNames.REASON, reason.code())
              .register(registry));
    }
    retries =
        Counter.builder("questeur.sink.retries")
            .description("Failures of Kafka or Postgres after which the same was tried again")
            .register(registry);
    write = Timer.builder("questeur.sink.write").description("Time to store a batch").register(registry);
  }

  private static Counter documents(MeterRegistry registry, String fate) {
    return Counter.builder(MeterNames.DOCUMENTS)
        .description("Documents by what became of them")
        .tags(MeterNames.STAGE, Sink.NAME, MeterNames.FATE, fate)
        .register(registry);
  }

  /** The database has just committed these. */
  void committed(Fates fates, Duration took) {
    stored.increment(fates.stored().size());
    unchanged.increment(fates.unchanged().size());
    superseded.increment(fates.superseded().size());
    deleted.increment(fates.deleted().size());
    deadLettered.increment(fates.rejected().size());
    fates.rejected().forEach(letter -> letters.get(letter.reason()).increment());
    write.record(took);
    latency.stored(fates.stored());
  }

  void retry() {
    retries.increment();
  }
}
