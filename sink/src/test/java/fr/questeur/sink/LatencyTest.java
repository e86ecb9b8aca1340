package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.kafka.RecordHeaders;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Latency latency = new Latency(registry, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void theAgeIsThatOfThePublicationAndThatOfTheFile() {
    latency.stored(List.of(upsert(NOW.minusSeconds(2), NOW.minusSeconds(7).toString())));

    assertThat(seconds("publication")).isEqualTo(2);
    assertThat(seconds("file")).isEqualTo(7);
  }

  @Test
  void aFileOfTheFutureIsNew() {
    latency.stored(List.of(upsert(NOW.plusSeconds(2), NOW.plusSeconds(7).toString())));

    assertThat(seconds("publication")).isZero();
    assertThat(seconds("file")).isZero();
  }

  /** Times of zip entries; a timer adds up no more than 292 years. */
  @ParameterizedTest
  @ValueSource(strings = {"1601-01-02T00:00:00Z", "-1000000000-01-01T00:00:00Z", "+60056-05-28T05:36:10Z"})
  void fileOfAnyTimeHasABoundedAge(String lastModified) {
    latency.stored(List.of(upsert(Instant.ofEpochMilli(-1), lastModified), upsert(NOW, lastModified)));

    assertThat(timer("publication").count()).isEqualTo(1);
    assertThat(seconds("file")).isBetween(0.0, 2 * 2 * 86_400.0);
  }

  @Test
  void aFileWithoutATimeHasNoAge() {
    latency.stored(List.of(upsert(NOW, null), upsert(NOW, "yesterday")));

    assertThat(timer("publication").count()).isEqualTo(2);
    assertThat(timer("file").count()).isZero();
  }

  private static Change.Upsert upsert(Instant published, String lastModified) {
    ConsumerRecord<byte[], byte[]> plain = Records.record(Records.P0, 1, Records.question(1));
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            plain.topic(), plain.partition(), plain.offset(), published.toEpochMilli(), TimestampType.CREATE_TIME, 0, 0,
            plain.key(), plain.value(), plain.headers(), Optional.empty());
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_LAST_MODIFIED, lastModified);
    return (Change.Upsert) ChangeReader.read(record);
  }

  private double seconds(String since) {
    return timer(since).totalTime(TimeUnit.SECONDS);
  }

  private Timer timer(String since) {
    return registry.get("questeur.latency").tag("since", since).timer();
  }
}
