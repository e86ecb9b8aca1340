package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.ingest.SettledFiles.Cause;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HintsTest {

  private static final Duration LONG = Duration.ofHours(1);
  private final Hints hints = new Hints();

  @Test
  void aPathIsTakenOnce() {
    hints.add(Path.of("/a"), Cause.APPEARED);

    assertThat(hints.takePaths()).containsOnlyKeys(Path.of("/a"));
    assertThat(hints.takePaths()).isEmpty();
  }

  @Test
  void aFileCreatedAndThenModifiedIsBeingWritten() {
    hints.add(Path.of("/a"), Cause.APPEARED);
    hints.add(Path.of("/a"), Cause.MODIFIED);
    hints.add(Path.of("/b"), Cause.MODIFIED);
    hints.add(Path.of("/b"), Cause.APPEARED);

    assertThat(hints.takePaths()).containsValues(Cause.MODIFIED, Cause.MODIFIED).doesNotContainValue(Cause.APPEARED);
  }

  @Test
  void tooManyPathsBecomeAScan() {
    for (int i = 0; i <= 10_000; i++) {
      hints.add(Path.of("/" + i), Cause.APPEARED);
    }

    assertThat(hints.takePaths()).isEmpty();
    assertThat(hints.takeScanWanted()).isTrue();
    assertThat(hints.takeScanWanted()).isFalse();
  }

  @Test
  void aHintEndsTheSleep() {
    hints.add(Path.of("/a"), Cause.APPEARED);
    hints.await(LONG);
    hints.takePaths();

    hints.wantScan();
    hints.await(LONG);

    assertThat(hints.isStopped()).isFalse();
  }

  @Test
  void aPauseIsNotEndedByHintsButByStopping() {
    hints.add(Path.of("/a"), Cause.APPEARED);
    hints.pause(Duration.ofMillis(1));
    assertThat(hints.takePaths()).hasSize(1);

    hints.stop();
    hints.pause(LONG);
    hints.await(LONG);

    assertThat(hints.isStopped()).isTrue();
  }

  @Test
  void anInterruptedSleeperStops() {
    Thread.currentThread().interrupt();

    hints.await(LONG);

    assertThat(hints.isStopped()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }
}
