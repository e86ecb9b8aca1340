package fr.questeur.enrich.parse.dyn;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.OVER_BUDGET;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;
import static fr.questeur.enrich.parse.dyn.Conversions.ANSWER;
import static fr.questeur.enrich.parse.dyn.Conversions.ANSWERED;
import static fr.questeur.enrich.parse.dyn.Conversions.CLOSED;
import static fr.questeur.enrich.parse.dyn.Conversions.PENDING;
import static fr.questeur.enrich.parse.dyn.Conversions.QUESTION;
import static fr.questeur.enrich.parse.dyn.Pages.assertRejected;
import static fr.questeur.enrich.parse.dyn.Pages.parse;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynTextTest {

  @Test
  void everyValueOfAnAnsweredConversionIsRead() {
    ParsedQuestion read = parse(ANSWERED);

    assertThat(read.layout()).isEqualTo("text-dyn");
    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L11QE196107"));
    assertThat(read.status()).isEqualTo(Status.ANSWERED);
    assertThat(read.author())
        .isEqualTo(new Author("M.", "Yann Kerbriand", "Rassemblement pour la République", "Finistère"));
    assertThat(read.ministryAsked()).isEqualTo(PrintedMinistry.of("mer"));
    assertThat(read.ministryInCharge()).isEqualTo(PrintedMinistry.of("transition écologique"));
    assertThat(read.heading()).isEqualTo(new Heading("Mer et littoral", null, List.of(), "phares et balises"));
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, LocalDate.of(2001, 9, 24), null));
    assertThat(read.answer()).isEqualTo(new Publication(ANSWER, LocalDate.of(2001, 10, 22), null));
    assertThat(read.events())
        .containsExactly(
            Event.of(EventType.PUBLISHED, LocalDate.of(2001, 9, 24)),
            Event.of(EventType.ANSWERED, LocalDate.of(2001, 10, 22)));
  }

  @Test
  void withoutAnAnswerItIsPending() {
    ParsedQuestion read = parse(PENDING);

    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L9QE195537"));
    assertThat(read.status()).isEqualTo(Status.PENDING);
    assertThat(read.author())
        .isEqualTo(new Author("M.", "Yann Kerbriand", "Union pour la démocratie française", null));
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, LocalDate.of(1993, 3, 1), null));
    assertThat(read.answer()).isNull();
  }

  @Test
  void aLinkIntoLegislatureZeroSaysNothing() {
    String linked = ANSWERED + "\nhttps://questions.example/dyn/11/questions/QANR5L0QE196107\n";

    assertThat(parse(linked).uid()).isEqualTo(parse(ANSWERED).uid());
  }

  @Test
  void theSessionInWhichItWasPutIsNoPartOfTheGroupBeforeIt() {
    ParsedQuestion read =
        parse(
            Conversions.document(
                "Question au Gouvernement n° 190200 :\nphares", "16e Législature",
                Conversions.PLACE + ", posée en séance, et publiée le 26 octobre 2022", QUESTION,
                "Date de la séance :\nLa question a été posée au Gouvernement en séance, parue dans le journal officiel"
                    + " le 26 octobre 2022")
                .replace("Type de question : Question écrite", "Type de question : Question au Gouvernement"));

    assertThat(read.author())
        .isEqualTo(new Author("M.", "Yann Kerbriand", "Rassemblement pour la République", "Finistère"));
    assertThat(read.question().date()).isEqualTo(LocalDate.of(2022, 10, 26));
  }

  @Test
  void withADateOfCloturesItEndedAsTheNextLineSays() {
    ParsedQuestion read = parse(CLOSED);

    assertThat(read.status()).isEqualTo(Status.LAPSED);
    assertThat(read.events())
        .containsExactly(
            Event.of(EventType.PUBLISHED, LocalDate.of(2022, 2, 22)),
            new Event(EventType.LAPSED, LocalDate.of(2022, 6, 21), null, null, "Fin de mandat"));
  }

  /** At the end of a document, a reason that is not known may be half of one. */
  @Test
  void aReasonThatIsNotKnownNeedsSomethingAfterIt() {
    String odd = CLOSED.replace("Fin de mandat", "Motif inconnu");

    assertThat(parse(odd).status()).isEqualTo(Status.CLOSED_OTHERWISE);
    assertRejected(odd.replace("partager\n", ""), TRUNCATED, "Motif inconnu");
    assertThat(parse(CLOSED.replace("partager\n", ""))).isEqualTo(parse(CLOSED));
  }

  @Test
  void conversionsDifferInMarksAndSayTheSame() {
    ParsedQuestion read = parse(ANSWERED);

    assertThat(parse("Aller au contenu\n17e législature\n\n" + ANSWERED)).isEqualTo(read);
    assertThat(parse("# " + ANSWERED.replace("n° 196107 :\n", "n°196107 : "))).isEqualTo(read);
    assertThat(parse(ANSWERED.replace("\n", "\r\n"))).isEqualTo(read);
    assertThat(parse(ANSWERED.replace("Auteur :", "**Auteur :**").replace("Données clés", "## Données clés")))
        .isEqualTo(read);
    assertThat(parse(ANSWERED.replace("Auteur : ", "Auteur :\n").replace("Rubrique : ", "* Rubrique :\n\n")))
        .isEqualTo(read);
    assertThat(parse(ANSWERED.replace(" - Rassemblement", " – Rassemblement").replace('\'', '’')).author())
        .isEqualTo(read.author());
    assertThat(parse(ANSWERED + "\nQuestions écrites et orales\n© 2019, le 3 mai 2021\n")).isEqualTo(read);
    assertThat(parse(ANSWERED.replace("n° 196107", "n°\u00a0196\u00a0107"))).isEqualTo(read);
    assertThat(
            parse(
                ANSWERED.replace(
                    "Auteur : M. Yann Kerbriand",
                    "Auteur : [M. Yann Kerbriand](https://www.assemblee-nationale.fr/dyn/deputes/PA900100)")))
        .extracting(question -> question.author().actorId())
        .isEqualTo("PA900100");
  }

  @Test
  void pagesOfTheJournalOfficielAreRead() {
    String printed =
        "11e Législature\n\nPublication de la question au Journal Officiel\n du 24 septembre 2001, page 3501\n"
            + "[Publication de la réponse au Journal Officiel du 22 octobre 2001, page 4253](https://x/a.pdf)";
    ParsedQuestion read = parse(ANSWERED.replace("11e Législature", printed));

    assertThat(read.question().page()).isEqualTo(3501);
    assertThat(read.answer().page()).isEqualTo(4253);
  }

  @Test
  void aHeaderThatWasLostIsMissed() {
    assertRejected(Conversions.withoutHeader(ANSWERED), INCOMPLETE, "not printed: legislature, number");
    assertRejected(Conversions.withoutHeader(PENDING), INCOMPLETE, "not printed: legislature, number");
    assertRejected(ANSWERED.replace("11e Législature\n", ""), INCOMPLETE, "not printed: legislature");
  }

  @Test
  void theLinkToItselfStandsForAHeaderThatWasLost() {
    String link = "\n[partager](https://twitter.com/intent/tweet?url=/dyn/11/questions/QANR5L11QE196107)";
    ParsedQuestion read = parse(Conversions.withoutHeader(ANSWERED) + link);

    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L11QE196107"));
    assertThat(read.author()).isEqualTo(parse(ANSWERED).author());
    assertThat(read.question().text()).isEqualTo(QUESTION.replace("\n\n", " "));
    assertThat(read.answer().text()).isEqualTo(ANSWER.replace("\n\n", " "));
    assertThat(read.events()).isEqualTo(parse(ANSWERED).events());
    assertRejected(ANSWERED + link.replace("196107", "196108"), CONTRADICTORY, "number");
  }

  @Test
  void withoutKeyFactsTheDatesAreMissed() {
    String lost = ANSWERED.substring(0, ANSWERED.indexOf("\n\nDonnées clés"));
    assertRejected(lost, INCOMPLETE, "Données clés");
    assertRejected(lost.substring(0, lost.length() - 4), TRUNCATED, "Données clés");
  }

  @Test
  void anAnswerIsToldByItsDateWhenItsTextWasLost() {
    ParsedQuestion read = parse(ANSWERED.replace("\n\nRéponse publiée le 22 octobre 2001\n\n" + ANSWER, ""));

    assertThat(read.status()).isEqualTo(Status.ANSWERED);
    assertThat(read.answer()).isEqualTo(new Publication(null, LocalDate.of(2001, 10, 22), null));
  }

  @Test
  void aTextThatWasLostIsMissed() {
    assertRejected(PENDING.replace(QUESTION, ""), INCOMPLETE, "no text");
  }

  @Test
  void aNameThatWasLostIsNotTakenFromTheText() {
    ParsedQuestion read =
        parse(PENDING.replace(": M. Yann Kerbriand\n- Union pour la démocratie française", ":"));

    assertThat(read.question().text()).isEqualTo(QUESTION);
    assertThat(read.author()).isEqualTo(new Author("M.", "Yann Kerbriand", null, null));
  }

  @Test
  void severalQuestionsInOneTextAreRefused() {
    assertRejected(ANSWERED + "\n" + PENDING, SEVERAL_QUESTIONS, "several");
    assertRejected(
        ANSWERED + "\n" + Conversions.withoutHeader(PENDING), SEVERAL_QUESTIONS, "several");
    String withoutFacts = PENDING.substring(0, PENDING.indexOf("\n\nDonnées"));
    assertRejected(withoutFacts + "\n" + ANSWERED, SEVERAL_QUESTIONS, "several");
  }

  @Test
  void rejectsTextOfMoreLinesThanTheBudget() {
    assertRejected(PENDING.replace(QUESTION, "a\n".repeat(200_000)), OVER_BUDGET, "lines");
  }
}
