package fr.questeur.sink;

import fr.questeur.contract.IsoTime;
import fr.questeur.contract.kafka.RecordHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How old documents are when the database has committed their rows: timer {@code questeur.latency}, by {@code since}.
 * {@code publication}: since ingest published them. {@code file}: since their file was last changed; that of an entry
 * of an archive is what the archive says, and may be years: more than two days count as two.
 */
final class Latency {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
    Duration.ofSeconds(1), Duration.ofMillis(2_500), Duration.ofSeconds(5), Duration.ofSeconds(10),
    Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15),
    Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1)
  };

  /** Beyond all buckets. A timer holds 292 years in all, and archives have entries of 1601. */
  private static final Duration OLDEST = Duration.ofDays(2);

  private final Clock clock;
  private final Timer sinceFile;
  private final Timer sincePublication;

  Latency(MeterRegistry registry) {
    this(registry, Clock.systemUTC());
  }

  Latency(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    sinceFile = timer(registry, "file");
    sincePublication = timer(registry, "publication");
  }

  private static Timer timer(MeterRegistry registry, String since) {
    return Timer.builder("questeur.latency")
        .description("Age of documents when their rows are committed, since publication or the file's last change")
        .tag("since", since)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** These have just been committed. */
  void stored(List<Change.Upsert> stored) {
    Instant now = clock.instant();
    for (Change.Upsert upsert : stored) {
      ConsumerRecord<byte[], byte[]> record = upsert.record();
      // Kafka Streams hands on the time of the raw record.
      if (record.timestamp() >= 0) {
        record(sincePublication, Instant.ofEpochMilli(record.timestamp()), now);
      }
      record(sinceFile, time(RecordHeaders.text(record.headers(), RecordHeaders.FILE_LAST_MODIFIED)), now);
    }
  }

  private static Instant time(String text) {
    try {
      return text == null ? null : IsoTime.instant(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Clocks of machines differ; nothing is younger than now. */
  private static void record(Timer timer, Instant since, Instant now) {
    if (since != null) {
      Duration age = since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
      timer.record(age.compareTo(OLDEST) < 0 ? age : OLDEST);
    }
  }
}
