package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.questeur.contract.stage.Health;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class RetryingTest {

  private final List<Health> healths = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private final Retrying retrying = new Retrying("questeur-ingest-1", healths::add, pauses::add, stop::get);

  @Test
  void itTriesUntilItIsDoneAndSaysWhyItIsNot() {
    failures.add(new KafkaException("outer", new TimeoutException("broker is away")));
    failures.add(new TimeoutException("still away"));

    assertThat(retrying.untilDone(this::work)).isTrue();

    assertThat(healths)
        .containsExactly(
            Health.retrying("Kafka: broker is away"), Health.retrying("Kafka: still away"), Health.READY);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void itEndsWhenToldTo() {
    failures.add(new TimeoutException("broker is away"));
    Retrying stopped = new Retrying("id", healths::add, pause -> stop.set(true), stop::get);

    assertThat(stopped.untilDone(this::work)).isFalse();
    assertThat(failures).isEmpty();
  }

  @Test
  void aSecondIngestOfTheSameNameEndsTheFirst() {
    for (KafkaException fence : List.of(
        new ProducerFencedException("fenced"),
        new KafkaException("in an error state", new InvalidProducerEpochException("old epoch")))) {
      failures.add(fence);

      assertThatExceptionOfType(IngestFailedException.class)
          .isThrownBy(() -> retrying.untilDone(this::work))
          .withMessageContaining("another questeur ingest watches the same folders")
          .withMessageContaining("questeur-ingest-1");
    }
    assertThat(pauses).isEmpty();
  }

  @Test
  void missingRightsAreNotRetried() {
    failures.add(new TopicAuthorizationException(Set.of("questions.raw")));

    assertThatExceptionOfType(IngestFailedException.class)
        .isThrownBy(() -> retrying.untilDone(this::work))
        .withMessageContaining("it needs Write on the topic questions.raw");
  }

  @Test
  void aFaultOfOursIsNotTakenForKafkas() {
    failures.add(new IllegalStateException("bug"));

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> retrying.untilDone(this::work));
  }

  @Test
  void pausesDoubleUpToTenSeconds() {
    assertThat(Retrying.pauseAfter(0, 1)).isEqualTo(Duration.ofMillis(100));
    assertThat(Retrying.pauseAfter(0, 0)).isEqualTo(Duration.ofMillis(50));
    assertThat(Retrying.pauseAfter(3, 1)).isEqualTo(Duration.ofMillis(800));
    assertThat(Retrying.pauseAfter(1_000_000, 1)).isEqualTo(Duration.ofSeconds(10));
  }

  private void work() {
    if (!failures.isEmpty()) {
      throw failures.pop();
    }
  }
}
