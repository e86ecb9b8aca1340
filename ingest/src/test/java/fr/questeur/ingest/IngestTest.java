package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.stage.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IngestTest {

  /** Nobody listens there. */
  private static final Map<String, Object> NO_BROKER =
      Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", "100", "default.api.timeout.ms", "100",
          "request.timeout.ms", "100", "delivery.timeout.ms", "200");

  @TempDir Path folder;

  @Test
  void withoutABrokerItTriesOnAndClosesAllTheSame() {
    Ingest ingest = ingest(NO_BROKER);
    assertThat(ingest.name()).isEqualTo("ingest");
    assertThat(ingest.health()).isEqualTo(Health.STARTING);

    ingest.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> ingest.health().state() == Health.State.RETRYING);
    assertThat(ingest.health().reason()).startsWith("Kafka: ");
    assertThat(ingest.firstPass()).isNotDone();
    ingest.close();
    ingest.close();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> ingest.firstPass().get())
        .withCauseInstanceOf(CancellationException.class);
  }

  @Test
  void aConfigurationThatKafkaRefusesIsAFailure() {
    try (Ingest ingest = ingest(Map.of("bootstrap.servers", "not an address"))) {
      ingest.start();

      await().atMost(Duration.ofSeconds(30)).until(() -> ingest.health().state() == Health.State.FAILED);
      assertThat(ingest.health().reason()).contains("bootstrap.servers");
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> ingest.firstPass().get())
          .withCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void itMayBeClosedBeforeItIsStarted() {
    Ingest ingest = ingest(NO_BROKER);

    ingest.close();

    assertThat(ingest.firstPass()).isCompletedExceptionally();
  }

  @Test
  void aMissingFolderIsRefusedAtOnce() {
    IngestConfig good = IngestConfig.of(List.of(folder));
    IngestConfig missing =
        new IngestConfig(
            List.of(folder.resolve("nowhere")), good.quietPeriod(), good.rescanInterval(), "id", 1, 1, 1, true,
            Exclusions.NONE, null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ingest(missing, NO_BROKER, new SimpleMeterRegistry(), IngestListener.NONE))
        .withMessageContaining("nowhere");
  }

  @Test
  void theFileSystemIsWatchedOnlyIfAsked() {
    try (Ingest ingest = ingest(NO_BROKER)) {
      ingest.start();
      assertThat(threads()).contains("questeur-ingest", "questeur-ingest-watch");
    }
    try (Ingest ingest = ingest(IngestConfig.of(List.of(folder)).withoutWatch(), NO_BROKER)) {
      ingest.start();
      assertThat(threads()).contains("questeur-ingest");
      // Those of other tests take a moment to end.
      await().untilAsserted(() -> assertThat(threads()).doesNotContain("questeur-ingest-watch"));
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }

  private Ingest ingest(Map<String, Object> kafka) {
    return ingest(IngestConfig.of(List.of(folder)), kafka);
  }

  private static Ingest ingest(IngestConfig config, Map<String, Object> kafka) {
    return new Ingest(config, kafka, new SimpleMeterRegistry(), IngestListener.NONE);
  }
}
