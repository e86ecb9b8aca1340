package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineRuleTest {

  @ParameterizedTest
  @CsvSource({
    "1959-01-01, ONE_MONTH_EXTENDABLE",
    "2009-05-26, ONE_MONTH_EXTENDABLE",
    "2009-05-27, ONE_MONTH_EXTENDABLE_SIGNALLED",
    "2014-11-27, ONE_MONTH_EXTENDABLE_SIGNALLED",
    "2014-11-28, TWO_MONTHS",
    "2026-11-23, TWO_MONTHS"
  })
  void theRuleIsTheOneOfTheDayOfPublication(LocalDate publication, DeadlineRule rule) {
    assertThat(DeadlineRule.inForceOn(publication)).isEqualTo(rule);
  }

  @Test
  void beforeTheFifthRepublicHadRulesThereIsNone() {
    assertThat(DeadlineRule.inForceOn(LocalDate.of(1958, 12, 31))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ONE_MONTH_EXTENDABLE, 1988-02-15, 1988-03-15, 1988-04-15",
    "ONE_MONTH_EXTENDABLE_SIGNALLED, 2013-05-14, 2013-06-14, 2013-07-14",
    "TWO_MONTHS, 2018-07-03, 2018-09-03,"
  })
  void theDeadlineIsOneMonthAndOneMoreOrTwoMonthsFlat(
      DeadlineRule rule, LocalDate publication, LocalDate date, LocalDate extended) {
    assertThat(rule.deadline(publication, null)).isEqualTo(new Deadline(rule, date, extended, null));
  }

  @ParameterizedTest
  @CsvSource({"2018-12-31, 2019-02-28", "2019-12-31, 2020-02-29", "2018-12-28, 2019-02-28", "2019-06-30, 2019-08-30"})
  void aMonthThatLacksTheDayEndsOnItsLast(LocalDate publication, LocalDate date) {
    assertThat(DeadlineRule.TWO_MONTHS.deadline(publication, null).date()).isEqualTo(date);
  }

  /** 31 January and twice one month is 31 March, not 28 March. */
  @Test
  void theExtensionIsCountedFromThePublicationNotFromTheFirstDeadline() {
    Deadline deadline = DeadlineRule.ONE_MONTH_EXTENDABLE.deadline(LocalDate.of(2001, 1, 31), null);
    assertThat(deadline.date()).isEqualTo(LocalDate.of(2001, 2, 28));
    assertThat(deadline.extended()).isEqualTo(LocalDate.of(2001, 3, 31));
  }

  @ParameterizedTest
  @CsvSource({
    "ONE_MONTH_EXTENDABLE,",
    "ONE_MONTH_EXTENDABLE_SIGNALLED, 2016-03-04",
    "TWO_MONTHS, 2016-03-04"
  })
  void aSignalementLeavesTenDaysSinceThatRuleExists(DeadlineRule rule, LocalDate signalled) {
    Deadline deadline = rule.deadline(LocalDate.of(2015, 11, 10), LocalDate.of(2016, 2, 23));
    assertThat(deadline.signalled()).isEqualTo(signalled);
  }
}
