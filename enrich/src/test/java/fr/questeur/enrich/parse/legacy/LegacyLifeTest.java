package fr.questeur.enrich.parse.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Part;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyLifeTest {

  private static final Event PUBLISHED = new Event(EventType.PUBLISHED, LocalDate.of(1998, 12, 7), 6601, null, null);
  private static final String AUTHORS_WISH = "Retrait à l'initiative de l'auteur";

  @Test
  void withoutAnyEndAQuestionIsPending() {
    ParsedQuestion question = LegacyPages.pending().parse();

    assertThat(question.status()).isEqualTo(Status.PENDING);
    assertThat(question.answer()).isNull();
    assertThat(question.events()).containsExactly(PUBLISHED);
  }

  @Test
  void anAnswerOfWhichThePageHasNoTextIsAnAnswer() {
    String page = LegacyPages.answered().without(LegacyTag.REP, LegacyTag.QUEST).html();
    ParsedQuestion question = LegacyPages.parse(page);

    assertThat(question.status()).isEqualTo(Status.ANSWERED);
    assertThat(question.question().text()).isNull();
    assertThat(question.answer().text()).isNull();
    assertThat(question.answer().date()).isEqualTo("1999-02-01");
    assertThat(LegacyPages.parse(page.replace("<REP></REP>\n", ""))).isEqualTo(question);
  }

  @ParameterizedTest
  @CsvSource({"REP_PUB, N", "rep_pub, ''", "'', O"})
  void theHiddenCodesTellOfAnAnswerThatIsNotDated(String code, String answered) {
    ParsedQuestion question =
        LegacyPages.pending().with(LegacyTag.CODRET, code).with(LegacyTag.REPONSE, answered).parse();

    assertThat(question.status()).isEqualTo(Status.ANSWERED);
    assertThat(question.answer().date()).isNull();
    assertThat(question.events()).containsExactly(PUBLISHED, Event.of(EventType.ANSWERED, null));
  }

  @Test
  void aTextOfAnAnswerIsAnAnswerWhateverTheCode() {
    ParsedQuestion question =
        LegacyPages.pending().with(LegacyTag.REP, LegacyPages.ANSWER).with(LegacyTag.CODRET, "XX").parse();

    assertThat(question.status()).isEqualTo(Status.ANSWERED);
    assertThat(question.answer().text()).isEqualTo(LegacyPages.ANSWER_AS_READ);
    assertThat(question.events()).containsExactly(PUBLISHED, Event.of(EventType.ANSWERED, null));
  }

  @ParameterizedTest
  @CsvSource({"FL, LAPSED, LAPSED, ", "AU, WITHDRAWN, WITHDRAWN, ", "XX, CLOSED, CLOSED_OTHERWISE, XX"})
  void theHiddenCodeAloneTellsOfAnEndThatHasNoDate(String code, EventType end, Status status, String reason) {
    ParsedQuestion question = LegacyPages.pending().with(LegacyTag.CODRET, code).parse();

    assertThat(question.status()).isEqualTo(status);
    assertThat(question.answer()).isNull();
    assertThat(question.events()).containsExactly(PUBLISHED, new Event(end, null, null, null, reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AU", "FL", "XX"})
  void noCodeTakesAwayAnAnswerThatIsDated(String code) {
    ParsedQuestion question = LegacyPages.answered().with(LegacyTag.CODRET, code).parse();

    assertThat(question.status()).isEqualTo(Status.ANSWERED);
    assertThat(question.events()).noneMatch(event -> event.type() == EventType.CLOSED);
  }

  @Test
  void answeredInTheLastTagDoesNotOutweighTheCodeOfAnotherEnd() {
    assertThat(LegacyPages.pending().with(LegacyTag.CODRET, "FL").with(LegacyTag.REPONSE, "O").parse().status())
        .isEqualTo(Status.LAPSED);
  }

  @ParameterizedTest
  @CsvSource({"12/04/1999, 1999-04-12", "'', "})
  void aWithdrawalIsPrintedWithOrWithoutItsDate(String printed, LocalDate date) {
    ParsedQuestion question = withdrawn(printed, AUTHORS_WISH).with(LegacyTag.CODRET, "AU").parse();

    assertThat(question.status()).isEqualTo(Status.WITHDRAWN);
    assertThat(question.events())
        .containsExactly(PUBLISHED, new Event(EventType.WITHDRAWN, date, null, null, AUTHORS_WISH));
  }

  @Test
  void aWithdrawalWithoutCauseIsOneUnlessItsCodeIsTheEndOfTheLegislature() {
    assertThat(withdrawn("12/04/1999", "").parse().status()).isEqualTo(Status.WITHDRAWN);
    assertThat(withdrawn("12/04/1999", "").with(LegacyTag.CODRET, "FL").parse().status()).isEqualTo(Status.LAPSED);
  }

  @Test
  void aWithdrawalForTheEndOfTheMandateIsALapse() {
    ParsedQuestion question = withdrawn("12/04/1999", "Fin de mandat").with(LegacyTag.CODRET, "FM").parse();

    assertThat(question.status()).isEqualTo(Status.LAPSED);
    assertThat(question.events())
        .containsExactly(
            PUBLISHED, new Event(EventType.LAPSED, LocalDate.of(1999, 4, 12), null, null, "Fin de mandat"));
  }

  @Test
  void theLastTagDoesNotMakeAnAnswerOfAWithdrawal() {
    assertThat(withdrawn("12/04/1999", "").with(LegacyTag.REPONSE, "O").parse().status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void stepsOnTheWayAreToldInTheirOrder() {
    ParsedQuestion question =
        LegacyPages.answered()
            .with(LegacyTag.DCA, "29/12/1998")
            .with(LegacyTag.DRAPS, "08/02/1999")
            .with(LegacyTag.DSIGN, "15/03/1999")
            .with(LegacyTag.DPR, "29/03/1999")
            .with(LegacyTag.DERQ, "14/12/1998")
            .with(LegacyTag.PGERQ, "6720")
            .with(LegacyTag.DERR, "05/04/1999")
            .with(LegacyTag.PGERREP, "2101")
            .parse();

    assertThat(question.events())
        .containsExactly(
            PUBLISHED,
            new Event(EventType.CORRECTED, LocalDate.of(1998, 12, 14), 6720, Part.QUESTION, null),
            Event.of(EventType.REATTRIBUTED, LocalDate.of(1998, 12, 29)),
            Event.of(EventType.REMINDED, LocalDate.of(1999, 2, 8)),
            Event.of(EventType.SIGNALLED, LocalDate.of(1999, 3, 15)),
            new Event(EventType.ANSWERED, LocalDate.of(1999, 3, 29), 612, null, null),
            new Event(EventType.CORRECTED, LocalDate.of(1999, 4, 5), 2101, Part.ANSWER, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "29/12/1998 04/01/1999", "29/12/1998, 04/01/1999", "29/12/1998<BR>04/01/1999", "29/12/1998 et 04/01/1999",
        "29/12/1998</DCA>\n<DCA>04/01/1999", "29.12.1998&nbsp;;&nbsp;4/1/1999"
      })
  void severalDatesInOneTagAreSeveralSteps(String dates) {
    assertThat(LegacyPages.pending().with(LegacyTag.DCA, dates).parse().events())
        .containsExactly(
            PUBLISHED,
            Event.of(EventType.REATTRIBUTED, LocalDate.of(1998, 12, 29)),
            Event.of(EventType.REATTRIBUTED, LocalDate.of(1999, 1, 4)));
  }

  @Test
  void pagesOfSeveralErrataBelongToTheirDates() {
    LegacyPages page = LegacyPages.answered().with(LegacyTag.DERR, "08/02/1999, 15/02/1999");

    assertThat(page.with(LegacyTag.PGERREP, "701, 812").parse().events())
        .filteredOn(event -> event.type() == EventType.CORRECTED)
        .extracting(Event::page)
        .containsExactly(701, 812);
    assertThat(page.with(LegacyTag.PGERREP, "701").parse().events())
        .filteredOn(event -> event.type() == EventType.CORRECTED)
        .extracting(Event::page)
        .containsExactly(null, null);
  }

  @Test
  void theAnswerOfAQuestionOraleMayStandOnAnEarlierPageOfTheSameDay() {
    ParsedQuestion question =
        LegacyPages.answered()
            .with(LegacyTag.NAT, "QOSD")
            .with(LegacyTag.DPR, "07/12/1998")
            .with(LegacyTag.PGREP, "6500")
            .parse();

    assertThat(question.answer().page()).isEqualTo(6500);
  }

  @Test
  void whatCannotBeTrueTogetherIsRefused() {
    LegacyPages.answered()
        .with(LegacyTag.DPR, "01/02/1998")
        .assertRejected(DeadLetterReason.CONTRADICTORY, "before the question was published");
    LegacyPages.answered()
        .with(LegacyTag.DPQ, "07/12/1998 14/12/1998")
        .assertRejected(DeadLetterReason.CONTRADICTORY, "two dates");
    LegacyPages.answered()
        .with(LegacyTag.DPR, "01/02/1999 08/02/1999")
        .assertRejected(DeadLetterReason.CONTRADICTORY, "two dates");
    LegacyPages.answered().with(LegacyTag.DPR, "31/02/1999").assertRejected(DeadLetterReason.CONTRADICTORY, "no day");
  }

  @Test
  void aDateThatIsNoneOrMissingIsRefused() {
    LegacyPages.pending().with(LegacyTag.DPQ, "7/12/98").assertRejected(DeadLetterReason.INCOMPLETE, "«DPQ»");
    LegacyPages.pending().with(LegacyTag.DPQ, "décembre").assertRejected(DeadLetterReason.INCOMPLETE, "date");
    LegacyPages.pending().without(LegacyTag.DPQ).assertRejected(DeadLetterReason.INCOMPLETE, "date");
  }

  private static LegacyPages withdrawn(String date, String cause) {
    return LegacyPages.pending()
        .with(LegacyTag.RET, "Question retirée")
        .with(LegacyTag.DRET, date)
        .with(LegacyTag.CRET, cause);
  }
}
