package fr.questeur.enrich.parse.text;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.enrich.parse.text.Documents.BASE;
import static fr.questeur.enrich.parse.text.Documents.assertRejected;
import static fr.questeur.enrich.parse.text.Documents.dated;
import static fr.questeur.enrich.parse.text.Documents.parse;
import static fr.questeur.enrich.parse.text.Documents.unanswered;
import static org.assertj.core.api.Assertions.assertThat;

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

class LifecycleTest {

  private static final String PUBLISHED = "Question publiée au JO le : 14/05/2013 page : 4901\n";

  @Test
  void everyStepIsReadAndPutInOrder() {
    ParsedQuestion parsed =
        parse(
            dated(
                PUBLISHED
                    + "Réponse publiée au JO le : 25/11/2013 page : 12000\n"
                    + "Date de changement d'attribution: 18/06/2013\n"
                    + "Date de changement d’attribution : 02/06/2013\n"
                    + "Date de signalement : 19/11/2013\n"
                    + "Date de renouvellement : 20/08/2013 Date de renouvellement : 22/10/2013\n"
                    + "Erratum de la question publié au JO le : 21/05/2013 page : 5000\n"
                    + "Erratum de la réponse publié au JO le : 3/12/2013"));

    assertThat(parsed.events())
        .containsExactly(
            new Event(EventType.PUBLISHED, LocalDate.of(2013, 5, 14), 4901, null, null),
            new Event(EventType.CORRECTED, LocalDate.of(2013, 5, 21), 5000, Part.QUESTION, null),
            Event.of(EventType.REATTRIBUTED, LocalDate.of(2013, 6, 2)),
            Event.of(EventType.REATTRIBUTED, LocalDate.of(2013, 6, 18)),
            Event.of(EventType.RENEWED, LocalDate.of(2013, 8, 20)),
            Event.of(EventType.RENEWED, LocalDate.of(2013, 10, 22)),
            Event.of(EventType.SIGNALLED, LocalDate.of(2013, 11, 19)),
            new Event(EventType.ANSWERED, LocalDate.of(2013, 11, 25), 12000, null, null),
            new Event(EventType.CORRECTED, LocalDate.of(2013, 12, 3), null, Part.ANSWER, null));
  }

  @Test
  void severalDatesAfterOneLabelAreSeveralSteps() {
    assertThat(parse(unanswered(PUBLISHED + "Date de renouvellement : 20/08/2013, 22/10/2013")).events())
        .extracting(Event::date)
        .containsExactly(LocalDate.of(2013, 5, 14), LocalDate.of(2013, 8, 20), LocalDate.of(2013, 10, 22));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Question retirée le : 20/06/2017 ( fin de mandat ) | LAPSED | 2017-06-20 | fin de mandat",
        "Question retirée le: 20/06/2017 (Fin de législature) | LAPSED | 2017-06-20 | Fin de législature",
        "Question retirée le : ( Caducité ) | LAPSED | | Caducité",
        "Question retirée le : 1er juillet 2013 ( Décès de l'auteur ) | LAPSED | 2013-07-01 | Décès de l'auteur",
        "Question retirée le : 16/07/2013 ( retrait à l'initiative de l'auteur ) | WITHDRAWN | 2013-07-16 |"
            + " retrait à l'initiative de l'auteur",
        "Question retirée le : | WITHDRAWN | |",
        "Question retirée | WITHDRAWN | |"
      })
  void theReasonTellsAWithdrawnQuestionFromALapsedOne(String line, Status status, LocalDate date, String reason) {
    ParsedQuestion parsed = parse(unanswered(PUBLISHED + line));

    assertThat(parsed.status()).isEqualTo(status);
    assertThat(parsed.answer()).isNull();
    assertThat(parsed.events())
        .last()
        .isEqualTo(new Event(EventType.valueOf(status.name()), date, null, null, reason));
  }

  @Test
  void aWithdrawalMayStandOutsideTheHeader() {
    ParsedQuestion parsed = parse(unanswered(PUBLISHED) + "\n\nQuestion retirée le : 16/07/2013 ( fin de mandat )\n");

    assertThat(parsed.status()).isEqualTo(Status.LAPSED);
    assertThat(parsed.question().text()).isEqualTo(Documents.QUESTION);
  }

  @Test
  void aWithdrawalPrintedTwiceIsOne() {
    String withdrawal = "Question retirée le : 16/07/2013 ( fin de mandat )\n";

    assertThat(parse(withdrawal + unanswered(PUBLISHED + withdrawal)).events()).hasSize(2);
  }

  @Test
  void anAnswerWinsOverAWithdrawal() {
    ParsedQuestion parsed = parse(dated(Documents.DATES + " Question retirée le : 30/07/2013"));

    assertThat(parsed.status()).isEqualTo(Status.ANSWERED);
    assertThat(parsed.events()).extracting(Event::type).contains(EventType.WITHDRAWN);
  }

  @Test
  void withoutAnswerOrEndAQuestionIsPending() {
    assertThat(parse(unanswered(PUBLISHED)).status()).isEqualTo(Status.PENDING);
    assertThat(parse(unanswered(PUBLISHED).replace("### Texte de la réponse", "")).status()).isEqualTo(Status.PENDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Être alerté(e) de la réponse", "Cette question n’a pas encore de réponse.\n\nVotre adresse"})
  void theFormInPlaceOfAnAnswerIsNone(String form) {
    ParsedQuestion parsed = parse(dated(PUBLISHED).replace(Documents.ANSWER, form));

    assertThat(parsed.status()).isEqualTo(Status.PENDING);
    assertThat(parsed.answer()).isNull();
  }

  @Test
  void theTextOfAnAnswerIsOneEvenWithoutItsDate() {
    ParsedQuestion parsed = parse(dated(PUBLISHED));

    assertThat(parsed.status()).isEqualTo(Status.ANSWERED);
    assertThat(parsed.answer().date()).isNull();
    assertThat(parsed.events()).hasSize(1);
  }

  @Test
  void aQuestionToTheGovernmentIsPutTheDayItIsAnswered() {
    ParsedQuestion parsed =
        parse(
            dated("Réponse publiée au JO le : 25/10/2012 page : 4198")
                .replace("Question écrite", "Question au Gouvernement")
                .replace(Documents.QUESTION, ""));

    assertThat(parsed.uid()).hasToString("QANR5L14QG198500");
    assertThat(parsed.question().date()).isEqualTo("2012-10-25");
    assertThat(parsed.question().text()).isNull();
    assertThat(parsed.answer().page()).isEqualTo(4198);
  }

  @Test
  void anOralQuestionIsToldByItsType() {
    assertThat(parse(BASE.replace("Question écrite", "Question orale sans débat")).uid())
        .hasToString("QANR5L14QOSD198500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/02/2013", "14/13/2013", "0/5/2013", "14/05/0213", "29 février 2013"})
  void aDateThatIsNoDayIsRefused(String date) {
    assertRejected(BASE.replace("14/05/2013", date), CONTRADICTORY, date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"14/05/13", "14/05/20133", "2013"})
  void aDateThatCannotBeReadIsRefused(String date) {
    assertRejected(BASE.replace("14/05/2013", date), INCOMPLETE, date);
  }

  @Test
  void aWrittenQuestionWithoutItsDateIsIncomplete() {
    assertRejected(dated("Réponse publiée au JO le : 25/06/2013"), INCOMPLETE, "the question was published");
    assertRejected(dated("Question publiée au JO le :"), INCOMPLETE, "the question was published");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Réponse publiée au JO le : 13/05/2013",
        "Question retirée le : 13/05/2013",
        "Date de signalement : 13/05/2013",
        "Question publiée au JO le : 15/05/2013"
      })
  void datesThatCannotBeTrueTogetherAreRefused(String line) {
    assertRejected(dated(PUBLISHED + line), CONTRADICTORY, "2013-05-1");
  }

  @Test
  void aChangeOfAttributionMayBeOlderThanThePublication() {
    assertThat(parse(dated(Documents.DATES + " Date de changement d'attribution : 13/05/2013")).events()).hasSize(3);
  }
}
