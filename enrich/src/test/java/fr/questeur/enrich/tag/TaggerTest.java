package fr.questeur.enrich.tag;

import static fr.questeur.enrich.tag.ParsedQuestions.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Part;
import fr.questeur.contract.Portfolios;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.Reference;
import fr.questeur.contract.ReferenceType;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.contract.Timeliness;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.EnumSource;

class TaggerTest {

  private static final LocalDate ANSWERED = LocalDate.of(2013, 6, 25);
  private static final Publication ANSWER = new Publication("Une réponse.", ANSWERED, 6634);
  private static final Source SOURCE = new Source("inbox/a.txt", "text", "00", Instant.EPOCH);

  private final Tagger tagger = new Tagger();

  @Test
  void whatTheDocumentSaysIsPassedOnAsItIs() {
    ParsedQuestion parsed = ParsedQuestions.closed(QuestionType.QE, Status.ANSWERED, ANSWER);
    Question question = tag(parsed);
    assertThat(question.uid()).isEqualTo(parsed.uid());
    assertThat(question.status()).isEqualTo(Status.ANSWERED);
    assertThat(question.heading()).isEqualTo(parsed.heading());
    assertThat(question.question()).isEqualTo(parsed.question());
    assertThat(question.answer()).isEqualTo(ANSWER);
    assertThat(question.events()).isEqualTo(parsed.events());
    assertThat(question.source()).isEqualTo(SOURCE);
  }

  @Test
  void theMinistryAskedHasItsPortfolioAndTheFirstAttribution() {
    Question question = tag(ParsedQuestions.between("Affaires étrangères", "Intérieur"));
    assertThat(question.ministryAsked()).isEqualTo(new Ministry("Affaires étrangères", "affaires-etrangeres"));
    assertThat(question.attributions().get(0)).isEqualTo(new Attribution(question.ministryAsked(), PUBLISHED));
    assertThat(question.ministryInCharge()).isEqualTo(new Ministry("Intérieur", "interieur"));
  }

  @Test
  void aMinistryThatIsNotPrintedIsNull() {
    assertThat(tag(ParsedQuestions.between(null, null)).ministryAsked()).isNull();
    assertThat(tag(ParsedQuestions.between(" ", null)).ministryAsked()).isNull();
  }

  @Test
  void anUnknownMinistryIsNoError() {
    Question question = tag(ParsedQuestions.between("Magie", "Magie"));
    assertThat(question.ministryInCharge()).isEqualTo(new Ministry("Magie", "magie"));
    assertThat(Portfolios.isKnown("magie")).isFalse();
  }

  /** The user's own sample: 42 days, after the month and before the end of its extension. */
  @Test
  void anAnswerIsMeasuredAgainstTheRuleOfTheDayOfPublication() {
    Question question = tag(ParsedQuestions.closed(QuestionType.QE, Status.ANSWERED, ANSWER));
    assertThat(question.deadline())
        .isEqualTo(
            new Deadline(
                DeadlineRule.ONE_MONTH_EXTENDABLE_SIGNALLED,
                LocalDate.of(2013, 6, 14),
                LocalDate.of(2013, 7, 14),
                null));
    assertThat(question.responseDelay()).isEqualTo(new ResponseDelay(42, Timeliness.WITHIN_EXTENSION, 0));
  }

  @Test
  void referencesOfTheQuestionComeBeforeThoseOfTheAnswer() {
    String text = "Vu la loi n° 2004-575 et la question écrite n° 12.";
    Publication answer = new Publication(text, ANSWERED, 6634);
    assertThat(tag(ParsedQuestions.asking("Et le décret n° 2010-1234 ?", answer)).references())
        .containsExactly(
            new Reference(ReferenceType.DECREE, "décret 2010-1234", Part.QUESTION, 6, 25),
            new Reference(ReferenceType.LAW, "loi 2004-575", Part.ANSWER, 6, 21),
            new Reference(ReferenceType.QUESTION, "QANR5L14QE12", Part.ANSWER, 28, 49));
  }

  @Test
  void aTextThatIsNotThereRefersToNothing() {
    assertThat(tag(ParsedQuestions.asking(null, null)).references()).isEmpty();
  }

  @Test
  void theLastSignalementCounts() {
    Question question =
        tag(
            ParsedQuestions.published(
                QuestionType.QE,
                LocalDate.of(2018, 7, 3),
                Event.of(EventType.SIGNALLED, LocalDate.of(2018, 11, 6)),
                Event.of(EventType.SIGNALLED, LocalDate.of(2018, 10, 2)),
                Event.of(EventType.RENEWED, LocalDate.of(2019, 1, 8)),
                Event.of(EventType.SIGNALLED, null)));
    assertThat(question.deadline())
        .isEqualTo(
            new Deadline(DeadlineRule.TWO_MONTHS, LocalDate.of(2018, 9, 3), null, LocalDate.of(2018, 11, 16)));
  }

  @Test
  void aSignalementWithoutADateLeavesNoTenDays() {
    Question question =
        tag(ParsedQuestions.published(QuestionType.QE, PUBLISHED, Event.of(EventType.SIGNALLED, null)));
    assertThat(question.deadline().signalled()).isNull();
  }

  @Test
  void aReattributionDoesNotRestartTheClock() {
    Event change = Event.of(EventType.REATTRIBUTED, LocalDate.of(2013, 9, 3));
    assertThat(tag(ParsedQuestions.between("Défense", "Intérieur", change)).deadline())
        .isEqualTo(tag(ParsedQuestions.between("Défense", "Défense")).deadline());
  }

  @ParameterizedTest
  @EnumSource(names = "QE", mode = Mode.EXCLUDE)
  void oralQuestionsHaveADelayButNoDeadline(QuestionType type) {
    Question question = tag(ParsedQuestions.closed(type, Status.ANSWERED, ANSWER));
    assertThat(question.deadline()).isNull();
    assertThat(question.responseDelay()).isEqualTo(new ResponseDelay(42, null, 0));
  }

  @Test
  void noDeadlineIsOlderThanItsRule() {
    assertThat(tag(ParsedQuestions.published(QuestionType.QE, LocalDate.of(1958, 12, 31))).deadline()).isNull();
    assertThat(tag(ParsedQuestions.published(QuestionType.QE, null)).deadline()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = "ANSWERED", mode = Mode.EXCLUDE)
  void onlyAnAnsweredQuestionHasADelay(Status status) {
    assertThat(tag(ParsedQuestions.closed(QuestionType.QE, status, ANSWER)).responseDelay()).isNull();
    assertThat(tag(ParsedQuestions.closed(QuestionType.QE, status, ANSWER)).deadline()).isNotNull();
  }

  @Test
  void withoutBothDatesThereIsNoDelay() {
    Publication undated = new Publication("Une réponse.", null, null);
    assertThat(tag(ParsedQuestions.closed(QuestionType.QE, Status.ANSWERED, undated)).responseDelay()).isNull();
    assertThat(tag(ParsedQuestions.closed(QuestionType.QE, Status.ANSWERED, null)).responseDelay()).isNull();
  }

  private Question tag(ParsedQuestion parsed) {
    return tagger.tag(parsed, SOURCE);
  }
}
