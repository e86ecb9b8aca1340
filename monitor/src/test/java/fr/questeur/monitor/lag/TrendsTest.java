package fr.questeur.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TrendsTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final Trends trends = new Trends();

  @Test
  void aGroupWithoutMembersIsStoppedEvenWithoutALag() {
    assertThat(judge(0, 10, 10, false)).isEqualTo(Trend.STOPPED);
  }

  @Test
  void aGroupThatCommitsNothingForAMinuteIsStalled() {
    assertThat(judge(0, 10, 50, true)).isEqualTo(Trend.OK);
    assertThat(judge(59, 10, 50, true)).isEqualTo(Trend.OK);
    assertThat(judge(60, 10, 50, true)).isEqualTo(Trend.STALLED);
  }

  @Test
  void itIsNotStalledIfThereWasNothingToDoMeanwhile() {
    judge(0, 10, 10, true);
    assertThat(judge(120, 10, 11, true)).isEqualTo(Trend.OK);
  }

  @Test
  void aGroupThatCommitsLessThanComesIsFallingBehind() {
    judge(0, 10, 20, true);
    judge(30, 20, 40, true);
    assertThat(judge(60, 30, 60, true)).isEqualTo(Trend.FALLING_BEHIND);
  }

  @Test
  void aGroupThatCatchesUpIsWell() {
    judge(0, 10, 1000, true);
    assertThat(judge(70, 500, 1010, true)).isEqualTo(Trend.OK);
  }

  @Test
  void itIsWellAgainOnceItMoves() {
    judge(0, 10, 50, true);
    assertThat(judge(60, 10, 50, true)).isEqualTo(Trend.STALLED);
    assertThat(judge(62, 30, 50, true)).isEqualTo(Trend.OK);
  }

  @Test
  void aGroupThatWasGoneIsJudgedAnew() {
    judge(0, 10, 50, true);
    trends.keepOnly(Set.of("another"));
    assertThat(judge(60, 10, 50, true)).isEqualTo(Trend.OK);
  }

  private Trend judge(int second, long committed, long end, boolean hasMembers) {
    PartitionLag lag = PartitionLag.of(new TopicPartition("topic", 0), committed, 0, end);
    return trends.judge(new GroupLag("group", hasMembers, Trend.OK, List.of(lag)), START.plusSeconds(second));
  }
}
