package fr.questeur.ingest;

import static fr.questeur.ingest.TestFiles.file;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.ingest.SettledFiles.Cause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettledFilesTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final SettledFiles settled = new SettledFiles(QUIET);

  @Test
  void aFileLeftAloneForLongIsSettledAtOnce() {
    assertThat(look(file("/a", 5, START.minusSeconds(10)), Cause.SCAN, 0)).isTrue();
    assertThat(settled.nextDue()).isEmpty();
  }

  @Test
  void aRecentFileIsSettledAfterTheQuietPeriod() {
    FoundFile recent = file("/a", 5, START.minusSeconds(9));

    assertThat(look(recent, Cause.SCAN, 0)).isFalse();
    assertThat(look(recent, Cause.SCAN, 2_999)).isFalse();
    assertThat(look(recent, Cause.SCAN, 3_000)).isTrue();
  }

  @Test
  void aFileThatGrowsIsWaitedForFromItsLastChange() {
    look(file("/a", 5, START), Cause.SCAN, 0);

    assertThat(look(file("/a", 6, START.plusSeconds(2)), Cause.SCAN, 2_900)).isFalse();
    assertThat(look(file("/a", 6, START.plusSeconds(2)), Cause.SCAN, 5_800)).isFalse();
    assertThat(look(file("/a", 6, START.plusSeconds(2)), Cause.SCAN, 5_900)).isTrue();
  }

  @Test
  void aChangeOfTimeAloneIsAChange() {
    look(file("/a", 5, START), Cause.SCAN, 0);

    assertThat(look(file("/a", 5, START.plusNanos(1)), Cause.SCAN, 3_000)).isFalse();
  }

  @Test
  void aFileThatAppearsWholeIsSettledSoon() {
    look(file("/a", 5, START), Cause.APPEARED, 0);

    assertThat(look(file("/a", 5, START), Cause.SCAN, 99)).isFalse();
    assertThat(look(file("/a", 5, START), Cause.SCAN, 100)).isTrue();
  }

  @Test
  void aScanThatSeesItJustBeforeTheReportMakesItWaitNoLonger() {
    look(file("/a", 5, START), Cause.SCAN, 0);

    assertThat(look(file("/a", 5, START), Cause.APPEARED, 20)).isFalse();
    assertThat(look(file("/a", 5, START), Cause.SCAN, 119)).isFalse();
    assertThat(look(file("/a", 5, START), Cause.SCAN, 120)).isTrue();
  }

  @Test
  void aLateReportOfItsAppearingDoesNotMakeAFileWholeThatIsBeingWritten() {
    look(file("/a", 5, START), Cause.MODIFIED, 0);

    assertThat(look(file("/a", 5, START), Cause.APPEARED, 20)).isFalse();
    assertThat(look(file("/a", 5, START), Cause.SCAN, 2_999)).isFalse();
    assertThat(look(file("/a", 5, START), Cause.SCAN, 3_000)).isTrue();
  }

  @Test
  void norOneThatWasSeenToGrow() {
    look(file("/a", 4, START), Cause.SCAN, 0);
    look(file("/a", 5, START), Cause.SCAN, 1_000);

    assertThat(look(file("/a", 5, START), Cause.APPEARED, 1_020)).isFalse();
    assertThat(look(file("/a", 5, START), Cause.SCAN, 3_999)).isFalse();
    assertThat(look(file("/a", 5, START), Cause.SCAN, 4_000)).isTrue();
  }

  @Test
  void aWriterThatPausesInTheMiddleIsWaitedFor() {
    FoundFile half = file("/a", 5, START);
    look(half, Cause.APPEARED, 0);
    look(half, Cause.MODIFIED, 1);

    assertThat(look(half, Cause.SCAN, 2_001)).isFalse();
    assertThat(look(half, Cause.SCAN, 3_001)).isTrue();
  }

  @Test
  void anEmptyFileIsWaitedForLongerEvenIfItAppearsByItself() {
    look(file("/a", 0, START), Cause.APPEARED, 0);

    assertThat(look(file("/a", 0, START), Cause.SCAN, 2_999)).isFalse();
    assertThat(look(file("/a", 0, START), Cause.SCAN, 3_000)).isTrue();
  }

  @Test
  void anOldTimeSaysNothingOfAFileJustReportedAsChanged() {
    FoundFile copiedWithItsTime = file("/a", 5, START.minusSeconds(1_000));

    assertThat(look(copiedWithItsTime, Cause.MODIFIED, 0)).isFalse();
    assertThat(look(copiedWithItsTime, Cause.SCAN, 3_000)).isTrue();
  }

  @Test
  void aTimeInTheFutureIsNoHindrance() {
    FoundFile fromAnotherClock = file("/a", 5, START.plusSeconds(3_600));

    assertThat(look(fromAnotherClock, Cause.SCAN, 0)).isFalse();
    assertThat(look(fromAnotherClock, Cause.SCAN, 3_000)).isTrue();
  }

  @Test
  void aLongQuietPeriodAlsoTellsWhatIsLongAgo() {
    SettledFiles patient = new SettledFiles(Duration.ofSeconds(60));

    assertThat(patient.look(file("/a", 5, START.minusSeconds(59)), Cause.SCAN, 0, START)).isFalse();
    assertThat(patient.look(file("/b", 5, START.minusSeconds(60)), Cause.SCAN, 0, START)).isTrue();
  }

  @Test
  void theNextLookIsDueWhenTheFirstQuietPeriodEnds() {
    look(file("/a", 5, START), Cause.SCAN, 0);
    look(file("/b", 5, START), Cause.APPEARED, 1_000);

    assertThat(settled.nextDue()).hasValue(Duration.ofMillis(1_100).toNanos());
    assertThat(settled.due(Duration.ofMillis(1_100).toNanos())).extracting(FoundFile::place).containsExactly("/b");
  }

  @Test
  void aFileChangedWhileItWasReadMustBeQuietAgain() {
    FoundFile old = file("/a", 5, START.minusSeconds(1_000));
    look(old, Cause.SCAN, 0);
    settled.changed(old, 0);

    assertThat(look(old, Cause.SCAN, 2_999)).isFalse();
    assertThat(look(old, Cause.SCAN, 3_000)).isTrue();
  }

  @Test
  void itKnowsWhetherAFileOfAnEarlierMomentIsStillWaitedFor() {
    look(file("/a", 5, START), Cause.SCAN, 10);
    settled.changed(file("/a", 6, START), Duration.ofMillis(50).toNanos());

    assertThat(settled.anySeenBy(Duration.ofMillis(9).toNanos())).isFalse();
    assertThat(settled.anySeenBy(Duration.ofMillis(10).toNanos())).isTrue();
    assertThat(settled.forget("/a")).isTrue();
    assertThat(settled.forget("/a")).isFalse();
    assertThat(settled.anySeenBy(Duration.ofMillis(10).toNanos())).isFalse();
  }

  private boolean look(FoundFile file, Cause cause, long millis) {
    return settled.look(file, cause, Duration.ofMillis(millis).toNanos(), START.plusMillis(millis));
  }
}
