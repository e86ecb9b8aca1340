package fr.questeur.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What the sink counts, each record once and only after the database has committed. Records read and committed =
 * stored + unchanged + superseded + deleted + dead_lettered.
 *
 * <ul>
 *   <li>{@code questeur.sink.records{outcome}}: {@code stored}, written; {@code unchanged}, a replay, or a tombstone of
 *       what is not there; {@code superseded}, by a later record of the same batch; {@code deleted}, by a tombstone;
 *       {@code dead_lettered}
 *   <li>{@code questeur.sink.retries}: failures of Kafka or Postgres after which the same work was tried again
 *   <li>{@code questeur.sink.write}: time to store a batch, unrolled or not, dead letters included
 * </ul>
 */
final class SinkMetrics {

  private static final String RECORDS = "questeur.sink.records";

  private final Counter stored;
  private final Counter unchanged;
  private final Counter superseded;
  private final Counter deleted;
  private final Counter deadLettered;
  private final Counter retries;
  private final Timer write;

  SinkMetrics(MeterRegistry registry) {
    stored = registry.counter(RECORDS, "outcome", "stored");
    unchanged = registry.counter(RECORDS, "outcome", "unchanged");
    superseded = registry.counter(RECORDS, "outcome", "superseded");
    deleted = registry.counter(RECORDS, "outcome", "deleted");
    deadLettered = registry.counter(RECORDS, "outcome", "dead_lettered");
    retries = registry.counter("questeur.sink.retries");
    write = registry.timer("questeur.sink.write");
  }

  void committed(Fates fates, Duration took) {
    stored.increment(fates.stored().size());
    unchanged.increment(fates.unchanged().size());
    superseded.increment(fates.superseded().size());
    deleted.increment(fates.deleted().size());
    deadLettered.increment(fates.rejected().size());
    write.record(took);
  }

  void retry() {
    retries.increment();
  }
}
