package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScanPaceTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ScanPace pace = new ScanPace(Duration.ofSeconds(5), 0);

  @Test
  void theFirstLookIsDueAtOnceAndTheNextAfterTheInterval() {
    assertThat(pace.isDue(0)).isTrue();
    pace.looked(0, SECOND / 10, true);
    assertThat(pace.next()).isEqualTo(SECOND / 10 + 5 * SECOND);
    assertThat(pace.isDue(5 * SECOND)).isFalse();
    assertThat(pace.isDue(6 * SECOND)).isTrue();
  }

  @Test
  void aLongLookTakesAThirtiethOfTheTime() {
    pace.looked(0, 2 * SECOND, true);
    assertThat(pace.next()).isEqualTo(60 * SECOND);
  }

  @Test
  void whatReadingTookIsNoMeasureOfLooking() {
    pace.looked(0, 100 * SECOND, false);
    assertThat(pace.next()).isEqualTo(105 * SECOND);
    pace.looked(105 * SECOND, 107 * SECOND, true);
    pace.looked(165 * SECOND, 200 * SECOND, false);
    assertThat(pace.next()).as("as the last look without reading").isEqualTo(258 * SECOND);
  }
}
