package fr.questeur.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.monitor.live.Happening.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ActivityTest {

  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  private final Activity activity = new Activity(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void whatHappensIsCountedAndToldOnce() {
    activity.tell(happening(Kind.PUBLISHED, null));
    activity.tell(happening(Kind.STORED, 120L));

    Activity.Batch batch = activity.drain();
    assertThat(batch.happenings()).extracting(Happening::kind).containsExactly(Kind.PUBLISHED, Kind.STORED);
    assertThat(batch.omitted()).isZero();
    assertThat(activity.drain().saysNothing()).isTrue();
    assertThat(activity.counts()).containsEntry("published", 1L).containsEntry("stored", 1L);
    assertThat(activity.snapshot().recent()).hasSize(2);
  }

  @Test
  void whatCameBeforeIsKeptButNotCounted() {
    activity.tell(new Happening(NOW.minusSeconds(1), Kind.PUBLISHED, "a", "a.txt", null, null, null));

    assertThat(activity.counts()).containsEntry("published", 0L);
    assertThat(activity.drain().saysNothing()).isTrue();
    assertThat(activity.snapshot().recent()).hasSize(1);
  }

  @Test
  void aFloodIsCountedWholeAndToldInPart() {
    for (int i = 0; i < 10_000; i++) {
      activity.tell(happening(Kind.STORED, (long) i));
    }
    activity.tellMore(Kind.ENRICHED, 500);

    Activity.Batch batch = activity.drain();
    assertThat(batch.happenings()).hasSize(Activity.BATCH);
    assertThat(batch.happenings().size() + batch.omitted()).isEqualTo(10_500);
    assertThat(activity.snapshot().recent()).hasSize(Activity.RECENT);
    assertThat(activity.counts()).containsEntry("stored", 10_000L).containsEntry("enriched", 500L);
  }

  @Test
  void aSecondHasItsOwnCountsAndLatencies() {
    for (long millis = 1; millis <= 100; millis++) {
      activity.tell(happening(Kind.STORED, millis));
    }
    assertThat(activity.endSecond()).isEqualTo(new Second(NOW.getEpochSecond(), 0, 0, 100, 0, 50L, 99L));
    assertThat(activity.endSecond()).isEqualTo(new Second(NOW.getEpochSecond(), 0, 0, 0, 0, null, null));
    assertThat(activity.latency()).isEqualTo(new Activity.Latency(100, 50L, 99L));
  }

  @Test
  void itKeepsNoMoreThanFiveMinutes() {
    for (int i = 0; i < 1_000; i++) {
      activity.endSecond();
    }
    assertThat(activity.snapshot().seconds()).hasSize(Activity.SECONDS);
  }

  @Test
  void longNamesAreShortened() {
    assertThat(new Happening(NOW, Kind.IGNORED, null, "x".repeat(10_000), null, null, null).path()).hasSize(501);
  }

  private static Happening happening(Kind kind, Long millis) {
    return new Happening(NOW, kind, "sha", "inbox/a.txt", null, null, millis);
  }
}
