package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionUidTest {

  @ParameterizedTest
  @CsvSource({
    "QANR5L14QE26402, 5, 14, QE, 26402",
    "QANR5L7QG1510, 5, 7, QG, 1510",
    "QANR5L16QOSD1, 5, 16, QOSD, 1",
    "QANR5L13QE999999999, 5, 13, QE, 999999999"
  })
  void theOfficialFormIsReadAndWritten(String uid, int regime, int legislature, QuestionType type, int number) {
    QuestionUid parsed = QuestionUid.parse(uid);
    assertThat(parsed).isEqualTo(new QuestionUid(regime, legislature, type, number));
    assertThat(parsed).hasToString(uid);
  }

  @Test
  void aQuestionIsOfTheFifthRepublicUnlessSaidOtherwise() {
    assertThat(QuestionUid.of(14, QuestionType.QE, 26402)).isEqualTo(QuestionUid.parse("QANR5L14QE26402"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "26402", "14-26402QE", "qanr5l14qe26402", "QANR5L14QE026402", "QANR5L14QE0", "QANR5L0QE1", "QANR0L14QE1",
        "QANR5L14QA1", "QANR5L14QE", "QANR5L14QE26402 ", "QANR5L14QE26402\n", "QANR5L14QE9999999999", "QANR5L114QE1",
        "QANR5L14QE٢٦"
      })
  void anythingElseIsRefused(String uid) {
    assertThatIllegalArgumentException().isThrownBy(() -> QuestionUid.parse(uid));
  }

  @Test
  void numbersStartAtOneAndATypeIsNeeded() {
    assertThatIllegalArgumentException().isThrownBy(() -> QuestionUid.of(14, QuestionType.QE, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> QuestionUid.of(0, QuestionType.QE, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new QuestionUid(0, 14, QuestionType.QE, 1));
    assertThatNullPointerException().isThrownBy(() -> QuestionUid.of(14, null, 1));
  }

  @Test
  void theSameNumberInAnotherTypeOrLegislatureIsAnotherQuestion() {
    assertThat(QuestionUid.of(11, QuestionType.QE, 450))
        .isNotEqualTo(QuestionUid.of(11, QuestionType.QOSD, 450))
        .isNotEqualTo(QuestionUid.of(14, QuestionType.QE, 450));
  }
}
