package fr.questeur.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GcLogTest {

  @Test
  void readsWhatIsLeftAfterEachPause() {
    GcLog log = GcLog.parse(
        """
        [0.010s] Using Parallel
        [1.2s] GC(0) Pause Young (Allocation Failure) 160M->20M(615M) 8.1ms
        [2.2s] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 170M->30M(640M) 8.1ms
        [3.2s] GC(2) Concurrent Mark Cycle
        [3.4s] GC(3) Pause Full (Ergonomics) 400M->40M(640M) 80.1ms
        [4.4s] GC(4) Pause Young (Allocation Failure) 160M->60M(615M) 8.1ms
        """);
    assertThat(log.megabytes()).containsExactly(20.0, 30.0, 40.0, 60.0);
    assertThat(log.firstHalf()).isEqualTo(25);
    assertThat(log.secondHalf()).isEqualTo(50);
    assertThat(log.last()).isEqualTo(60);
  }

  @Test
  void withoutACollectionThereIsNothingToTell() {
    assertThat(GcLog.parse("").last()).isNaN();
    assertThat(GcLog.parse("").secondHalf()).isNaN();
  }
}
