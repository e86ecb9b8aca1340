package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.stage.MeterNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SinkMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SinkMetrics metrics = new SinkMetrics(registry);

  @Test
  void everyOutcomeIsThereFromTheStart() {
    for (String outcome : List.of("stored", "unchanged", "superseded", "deleted", "dead_lettered")) {
      assertThat(count(outcome)).as(outcome).isZero();
    }
  }

  @Test
  void everyRecordCountsOnceUnderWhatBecameOfIt() {
    Fates fates = new Fates();
    fates.stored(upsert(1));
    fates.stored(upsert(2));
    fates.unchanged(Records.change(3, 3));
    fates.superseded(List.of(Records.change(4, 1), Records.change(5, 1), Records.change(6, 2)));
    fates.deleted("QANR5L17QE9");
    fates.rejected(new DeadLetter(DeadLetterReason.NOT_STORABLE, "why", "sink", null, null, null, null));

    metrics.committed(fates, Duration.ofSeconds(2));
    metrics.retry();

    assertThat(count("stored")).isEqualTo(2);
    assertThat(count("unchanged")).isEqualTo(1);
    assertThat(count("superseded")).isEqualTo(3);
    assertThat(count("deleted")).isEqualTo(1);
    assertThat(count("dead_lettered")).isEqualTo(1);
    assertThat(registry.get(MeterNames.DEAD_LETTERS).tag(MeterNames.REASON, "not_storable").counter().count()).isOne();
    assertThat(registry.get("questeur.sink.retries").counter().count()).isEqualTo(1);
    assertThat(registry.get("questeur.sink.write").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(2);
  }

  private static Change.Upsert upsert(int number) {
    return (Change.Upsert) Records.change(number, number);
  }

  private double count(String outcome) {
    return registry.get(MeterNames.DOCUMENTS).tag(MeterNames.FATE, outcome).counter().count();
  }
}
