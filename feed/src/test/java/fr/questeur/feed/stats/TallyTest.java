package fr.questeur.feed.stats;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.PortfolioStats;
import org.junit.jupiter.api.Test;

/** PostgreSQL is asked for the same figures by FeedIT. */
class TallyTest {

  private final Tally tally = new Tally();

  private PortfolioStats stats() {
    return tally.stats("mer/14");
  }

  @Test
  void everyBinCountsWhereItBelongs() {
    tally.add("pending", 5);
    tally.add("overdue", 3);
    tally.add("withdrawn", 2);
    tally.add("lapsed", 1);
    tally.add("closed_otherwise", 4);
    tally.add("answered/10/on_time", 1);
    tally.add("answered/40/within_extension", 1);
    tally.add("answered/70/late", 1);
    tally.add("answered/20/-", 1);
    tally.add("answered/-/-", 1);
    assertThat(stats()).isEqualTo(new PortfolioStats("mer", 14, 20, 5, 8, 3, 2, 1, 4, 30.0, 61.0, 0.667));
  }

  @Test
  void percentilesLieBetweenTwoDelays() {
    tally.add("answered/10/on_time", 1);
    assertThat(stats().medianDelayDays()).isEqualTo(10.0);
    assertThat(stats().p90DelayDays()).isEqualTo(10.0);
    tally.add("answered/13/on_time", 1);
    assertThat(stats().medianDelayDays()).isEqualTo(11.5);
    assertThat(stats().p90DelayDays()).isEqualTo(12.7);
    tally.add("answered/13/late", 98);
    assertThat(stats().medianDelayDays()).isEqualTo(13.0);
  }

  @Test
  void withoutAnAnswerThereIsNoDelay() {
    tally.add("pending", 1);
    assertThat(stats()).isEqualTo(new PortfolioStats("mer", 14, 1, 0, 1, 0, 0, 0, 0, null, null, null));
  }

  @Test
  void withoutAQuestionThereIsNothing() {
    assertThat(stats()).isNull();
  }

  @Test
  void noMinistryIsAPortfolioOfItsOwn() {
    tally.add("pending", 1);
    PortfolioStats stats = tally.stats(PortfolioStats.key(null, 9));
    assertThat(stats.portfolio()).isNull();
    assertThat(stats.legislature()).isEqualTo(9);
    assertThat(stats.key()).isEqualTo("-/9");
  }
}
