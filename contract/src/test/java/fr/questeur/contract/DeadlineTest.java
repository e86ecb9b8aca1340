package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

  private static final LocalDate PUBLISHED = LocalDate.of(2018, 7, 3);
  private static final Deadline TWO_MONTHS = DeadlineRule.TWO_MONTHS.deadline(PUBLISHED, null);
  private static final Deadline EXTENDABLE = DeadlineRule.ONE_MONTH_EXTENDABLE.deadline(PUBLISHED, null);

  @ParameterizedTest
  @CsvSource({
    "2018-07-03, J-62",
    "2018-08-22, J-12",
    "2018-09-02, J-1",
    "2018-09-03, J",
    "2018-09-04, J+1",
    "2018-10-03, J+30"
  })
  void theNotationIsTheGovernmentsOwn(LocalDate day, String notation) {
    assertThat(TWO_MONTHS.notation(day)).isEqualTo(notation);
  }

  @Test
  void theNotationDoesNotDependOnTheMachinesLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(TWO_MONTHS.notation(LocalDate.of(2018, 10, 3))).isEqualTo("J+30");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theLastDayIsTheEndOfTheExtensionWhereThereIsOne() {
    assertThat(EXTENDABLE.last()).isEqualTo(LocalDate.of(2018, 9, 3));
    assertThat(TWO_MONTHS.last()).isEqualTo(LocalDate.of(2018, 9, 3));
    assertThat(EXTENDABLE.date()).isEqualTo(LocalDate.of(2018, 8, 3));
  }

  @Test
  void aSignalementDoesNotMoveTheLastDay() {
    Deadline signalled = DeadlineRule.TWO_MONTHS.deadline(PUBLISHED, LocalDate.of(2018, 10, 2));
    assertThat(signalled.signalled()).isEqualTo(LocalDate.of(2018, 10, 12));
    assertThat(signalled.last()).isEqualTo(TWO_MONTHS.last());
  }

  @Test
  void aDeadlineHasARuleAndADate() {
    assertThatNullPointerException().isThrownBy(() -> new Deadline(null, PUBLISHED, null, null)).withMessage("rule");
    assertThatNullPointerException()
        .isThrownBy(() -> new Deadline(DeadlineRule.TWO_MONTHS, null, null, null))
        .withMessage("date");
  }
}
