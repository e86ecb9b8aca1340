package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseDelayTest {

  @ParameterizedTest
  @CsvSource({
    "2013-05-14, 0, ON_TIME, 0",
    "2013-06-14, 31, ON_TIME, 0",
    "2013-06-15, 32, WITHIN_EXTENSION, 0",
    "2013-06-25, 42, WITHIN_EXTENSION, 0",
    "2013-07-14, 61, WITHIN_EXTENSION, 0",
    "2013-07-15, 62, LATE, 1",
    "2014-05-14, 365, LATE, 304"
  })
  void underTheOlderRulesAnAnswerMayBeWithinTheExtension(LocalDate answer, int days, Timeliness timeliness, int late) {
    assertThat(delay(LocalDate.of(2013, 5, 14), answer)).isEqualTo(new ResponseDelay(days, timeliness, late));
  }

  @ParameterizedTest
  @CsvSource({"2018-08-03, 31, ON_TIME, 0", "2018-09-03, 62, ON_TIME, 0", "2018-09-04, 63, LATE, 1"})
  void sinceTheTwoMonthsRuleAnAnswerIsOnTimeOrLate(LocalDate answer, int days, Timeliness timeliness, int late) {
    assertThat(delay(LocalDate.of(2018, 7, 3), answer)).isEqualTo(new ResponseDelay(days, timeliness, late));
  }

  @Test
  void theNightsOnWhichTheClockChangesAreDaysLikeOthers() {
    assertThat(delay(LocalDate.of(2018, 3, 24), LocalDate.of(2018, 3, 26)).days()).isEqualTo(2);
    assertThat(delay(LocalDate.of(2018, 10, 27), LocalDate.of(2018, 10, 29)).days()).isEqualTo(2);
  }

  @Test
  void withoutADeadlineThereIsADelayButNoTimeliness() {
    assertThat(ResponseDelay.between(LocalDate.of(2018, 7, 3), LocalDate.of(2019, 7, 3), null))
        .isEqualTo(new ResponseDelay(365, null, 0));
  }

  private static ResponseDelay delay(LocalDate question, LocalDate answer) {
    return ResponseDelay.between(question, answer, DeadlineRule.inForceOn(question).deadline(question, null));
  }
}
