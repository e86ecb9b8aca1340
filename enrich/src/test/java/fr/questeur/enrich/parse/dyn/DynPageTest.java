package fr.questeur.enrich.parse.dyn;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.enrich.parse.dyn.Pages.ANSWERED;
import static fr.questeur.enrich.parse.dyn.Pages.ANSWER_AS_READ;
import static fr.questeur.enrich.parse.dyn.Pages.PENDING;
import static fr.questeur.enrich.parse.dyn.Pages.QUESTION;
import static fr.questeur.enrich.parse.dyn.Pages.assertRejected;
import static fr.questeur.enrich.parse.dyn.Pages.key;
import static fr.questeur.enrich.parse.dyn.Pages.parse;
import static fr.questeur.enrich.parse.dyn.Pages.pendingWith;
import static fr.questeur.enrich.parse.dyn.Pages.section;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynPageTest {

  private static final LocalDate PUT = LocalDate.of(2022, 7, 26);
  private static final LocalDate ANSWER = LocalDate.of(2022, 9, 27);

  /** Found by mutation: there is no such legislature, so it is no address of a question. */
  @Test
  void anAddressInLegislatureZeroSaysNothing() {
    String odd = Pages.ANSWERED.replace("QANR5L16QE198200", "QANR5L0QE198200");

    assertThat(parse(odd).uid()).isEqualTo(parse(Pages.ANSWERED).uid());
  }

  @Test
  void everyValueOfAnAnsweredPageIsRead() {
    ParsedQuestion read = parse(ANSWERED);

    assertThat(read.layout()).isEqualTo("page-dyn");
    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L16QE198200"));
    assertThat(read.status()).isEqualTo(Status.ANSWERED);
    assertThat(read.author())
        .isEqualTo(
            new Author("Mme", "Odile Varenne", "PA900100", null, "Renaissance", null, null, null, "Ile-de-France"));
    assertThat(read.ministryAsked()).isEqualTo(PrintedMinistry.of("Mer"));
    assertThat(read.ministryInCharge()).isEqualTo(PrintedMinistry.of("Transition écologique"));
    assertThat(read.heading()).isEqualTo(new Heading("Mer et littoral", null, List.of(), "Phares et balises"));
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, PUT, 3501));
    assertThat(read.answer()).isEqualTo(new Publication(ANSWER_AS_READ, ANSWER, 4253));
    assertThat(read.laterAnswers()).isEmpty();
    assertThat(read.events())
        .containsExactly(
            new Event(EventType.PUBLISHED, PUT, 3501, null, null),
            new Event(EventType.ANSWERED, ANSWER, 4253, null, null));
  }

  @Test
  void aPageWithoutAnAnswerIsPending() {
    ParsedQuestion read = parse(PENDING);

    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L17QE198201"));
    assertThat(read.status()).isEqualTo(Status.PENDING);
    assertThat(read.answer()).isNull();
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, PUT, 3501));
    assertThat(read.events()).containsExactly(new Event(EventType.PUBLISHED, PUT, 3501, null, null));
  }

  @Test
  void whatStandsInPlaceOfAnAnswerIsNone() {
    String form = "<form><button>Être alerté(e) de la réponse</button></form>";
    String notice = "<p>Cette question n'a pas encore de réponse.</p>";

    for (String instead : List.of(form, notice, section("Réponse", form))) {
      ParsedQuestion read = parse(PENDING.replace(QUESTION + "</p>", QUESTION + "</p>" + instead));
      if (!instead.contains("Réponse")) {
        assertThat(read.question().text()).isEqualTo(QUESTION);
      }
      assertThat(read.status()).as(instead).isEqualTo(Status.PENDING);
      assertThat(read.answer()).isNull();
    }
  }

  @Test
  void aQuestionToTheGovernmentIsADebateOfOneDay() {
    ParsedQuestion read = parse(Pages.QG);

    LocalDate day = LocalDate.of(2022, 10, 26);
    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L16QG190200"));
    assertThat(read.author())
        .isEqualTo(
            new Author(
                "M.", "Yann Kerbriand", "PA900100", null, "Gauche démocrate et républicaine - NUPES", null, null, null,
                "Bretagne"));
    assertThat(read.question()).isEqualTo(new Publication(null, day, null));
    assertThat(read.answer())
        .isEqualTo(
            new Publication(
                "PHARES - ET BALISES\n\n**Mme la présidente.** La parole est à M. Yann Kerbriand.\n\n"
                    + "**M. Yann Kerbriand.** Où en est-on ? *(Sourires.)*",
                day,
                null));
    assertThat(read.events()).containsExactly(Event.of(EventType.PUBLISHED, day), Event.of(EventType.ANSWERED, day));
  }

  @Test
  void anOralQuestionHasAConstituencyAndTwoDates() {
    ParsedQuestion read = parse(Pages.QOSD);

    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L11QOSD190450"));
    assertThat(read.author())
        .isEqualTo(
            new Author(
                "M.", "Yann Kerbriand", "PA900100", null, "Radical, Citoyen et Vert", null, null, "Finistère", null));
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, LocalDate.of(1998, 6, 24), null));
    assertThat(read.answer()).isEqualTo(new Publication(ANSWER_AS_READ, LocalDate.of(1998, 7, 1), null));
  }

  @Test
  void anOralQuestionMayHaveTheDateOfTheSessionAlone() {
    String session = key("Date de la séance : <span>parue dans le journal officiel le 1er juillet 1998</span>");
    ParsedQuestion read =
        parse(Pages.QOSD.replaceAll("(?s)<p[^>]*>Dates :.*?</p>", Matcher.quoteReplacement(session)));

    assertThat(read.status()).isEqualTo(Status.ANSWERED);
    assertThat(read.question().date()).isEqualTo(LocalDate.of(1998, 7, 1));
    assertThat(read.answer().date()).isEqualTo(LocalDate.of(1998, 7, 1));
  }

  @Test
  void oldLegislaturesHaveNoPlace() {
    ParsedQuestion read = parse(Pages.LEGISLATURE_9);

    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L9QE195222"));
    assertThat(read.author())
        .isEqualTo(
            new Author("M.", "Kerbriand Yann", "PA900100", null, "Union du Centre", null, null, null, null));
    assertThat(read.question().text()).startsWith("M Yann Kerbriand appelle").endsWith("les pensions.");
    assertThat(read.question().date()).isEqualTo(LocalDate.of(1993, 3, 1));
    assertThat(read.heading().title()).isEqualTo("Montant");
  }

  @Test
  void tablesAndEmphasisStay() {
    ParsedQuestion read = parse(ANSWERED.replace(Pages.ANSWER, Pages.TABLE));

    assertThat(read.answer().text())
        .isEqualTo(
            "Les crédits sont ceux-ci :\n\n| Année | Crédits |\n\n| 2023 | 4 € |\n\nIls *augmentent*.");
  }

  @Test
  void textsAreWhatAReaderSeesHoweverTheSourceIsBroken() {
    String broken =
        "Ils\n- avec «&nbsp;&lt;b&gt;&nbsp;» et 3&amp;#8364; -\n    augmentent<a href=\"" + "x".repeat(900)
            + "\" \">.</a><//b></p><p align=\"CENTER\">Fin.<script>no()</script><!-- DEBTAB -->";
    assertThat(parse(ANSWERED.replace(Pages.ANSWER, broken)).answer().text())
        .isEqualTo("Ils - avec « <b> » et 3€ - augmentent.\n\nFin.");
  }

  @Test
  void linesThatLookLikeLabelsInTheTextsStayThere() {
    String answer = "Données clés :<br/>Auteur : l'État.<br/>Rubrique : phares.<br/>Question publiée le 3 mai 2001.";
    ParsedQuestion read = parse(ANSWERED.replace(Pages.ANSWER, answer));

    assertThat(read.answer().text())
        .isEqualTo("Données clés :\n\nAuteur : l'État.\n\nRubrique : phares.\n\nQuestion publiée le 3 mai 2001.");
    assertThat(read.heading().rubric()).isEqualTo("Mer et littoral");
    assertThat(read.question().date()).isEqualTo(PUT);
  }

  /** The only end of a question without an answer that was seen in this layout. */
  @Test
  void aClosedQuestionEndedWithTheMandate() {
    ParsedQuestion read =
        parse(pendingWith("Date de cloture :<br/><span>20 juin 2024</span><br/><span>Fin de mandat</span>"));

    assertThat(read.status()).isEqualTo(Status.LAPSED);
    assertThat(read.events())
        .last()
        .isEqualTo(new Event(EventType.LAPSED, LocalDate.of(2024, 6, 20), null, null, "Fin de mandat"));
  }

  /** Not seen in this layout: the labels of those before, in the forms that it gives to others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Date de clôture :<br/>20 juin 2024<br/>Retrait à l'initiative de l'auteur|WITHDRAWN|WITHDRAWN|-|Retrait à"
            + " l'initiative de l'auteur",
        "Date de cloture :<br/>20 juin 2024|CLOSED|CLOSED_OTHERWISE|-|-",
        "Date de clôture :<br/>20 juin 2024<br/>Motif inconnu|CLOSED|CLOSED_OTHERWISE|-|Motif inconnu",
        "Question retirée le 20 juin 2024 ( fin de mandat )|LAPSED|LAPSED|-|fin de mandat",
        "Question retirée le 20 juin 2024 (retrait à l'initiative de l'auteur)|WITHDRAWN|WITHDRAWN|-|retrait à"
            + " l'initiative de l'auteur",
        "Question signalée le 20 juin 2024|SIGNALLED|PENDING|-|-",
        "Date de signalement : 20/06/2024|SIGNALLED|PENDING|-|-",
        "Date de signalement :<br/><span>20 juin 2024</span>|SIGNALLED|PENDING|-|-",
        "Question renouvelée le 20 juin 2024|RENEWED|PENDING|-|-",
        "Date de renouvellement : 20 juin 2024|RENEWED|PENDING|-|-",
        "Date de changement d'attribution : 20 juin 2024|REATTRIBUTED|PENDING|-|-",
        "Date de rappel : 20 juin 2024|REMINDED|PENDING|-|-",
        "Erratum de la question publié le 20 juin 2024, page 12|CORRECTED|PENDING|QUESTION|-",
        "Erratum de la réponse publié au Journal Officiel du 20 juin 2024|CORRECTED|PENDING|ANSWER|-",
      })
  void furtherStepsAreTold(String printed, EventType type, Status status, Part part, String reason) {
    ParsedQuestion read = parse(pendingWith(printed));

    assertThat(read.status()).isEqualTo(status);
    assertThat(read.events())
        .last()
        .isEqualTo(
            new Event(type, LocalDate.of(2024, 6, 20), printed.contains("page 12") ? 12 : null, part, reason));
  }

  /** As withdrawals have it in the layout before: made up for this one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Date de cloture :<br/><span></span><br/><span>Retrait à l'initiative de l'auteur</span>",
        "Question retirée le ( Retrait à l'initiative de l'auteur )",
      })
  void theDateOfAWithdrawalMayBeEmpty(String printed) {
    ParsedQuestion read = parse(pendingWith(printed));

    assertThat(read.status()).isEqualTo(Status.WITHDRAWN);
    assertThat(read.events())
        .last()
        .isEqualTo(new Event(EventType.WITHDRAWN, null, null, null, "Retrait à l'initiative de l'auteur"));
  }

  @Test
  void severalAnswersStayApart() {
    String two =
        ANSWERED.replace(
            "<div class=\"size-1\">",
            section("Réponse publiée le 4 octobre 2022", "Un rectificatif suit.") + "<div class=\"size-1\">");
    ParsedQuestion read = parse(two);

    assertThat(read.answer()).isEqualTo(new Publication(ANSWER_AS_READ, ANSWER, 4253));
    assertThat(read.laterAnswers())
        .containsExactly(new Publication("Un rectificatif suit.", LocalDate.of(2022, 10, 4), null));
    assertThat(read.events()).filteredOn(event -> event.type() == EventType.ANSWERED).hasSize(2);
  }

  @Test
  void headersOfLegislaturesWithoutTextsAreQuestions() {
    String page = Pages.LEGISLATURE_9.replaceAll("<p class=\"_pa-small\">[^<]*</p>", "");

    assertRejected(page, INCOMPLETE, "no text");
    ParsedQuestion read = parse(page.replace("9e Législature", "7e Législature").replace("L9QE", "L7QE"));
    assertThat(read.question()).isEqualTo(new Publication(null, LocalDate.of(1993, 3, 1), null));
  }

  @Test
  void anAnswerIsToldByItsDateEvenWithoutAText() {
    String section = section("Réponse  publiée        le 27 septembre 2022", Pages.ANSWER);
    ParsedQuestion read = parse(ANSWERED.replace(section, ""));

    assertThat(read.status()).isEqualTo(Status.ANSWERED);
    assertThat(read.answer()).isEqualTo(new Publication(null, ANSWER, 4253));
  }

  @Test
  void theAddressesOfThePageIdentifyItToo() {
    assertThat(parse(ANSWERED.replaceAll("<span class=\"h4\">.*?:", "<span>")).uid())
        .isEqualTo(QuestionUid.parse("QANR5L16QE198200"));
    assertRejected(ANSWERED.replace("Question écrite n°198200", "Question écrite n°198207"), CONTRADICTORY, "198207");
    assertRejected(ANSWERED.replace("16ème Législature", "17e Législature"), CONTRADICTORY, "legislature");
    assertRejected(
        ANSWERED.replace("_regular\">Question écrite", "_regular\">Question au Gouvernement"),
        CONTRADICTORY,
        "type");
  }

  @Test
  void linksToOtherQuestionsInTheTextsDoNotIdentify() {
    String link =
        "Voir <a href=\"https://www.assemblee-nationale.fr/dyn/15/questions/QANR5L15QE190001\">n° 190001</a>.";
    assertThat(parse(ANSWERED.replace(Pages.ANSWER, link)).uid()).isEqualTo(QuestionUid.parse("QANR5L16QE198200"));
  }

  @Test
  void datesThatContradictAreRefused() {
    assertRejected(ANSWERED.replace(">27 septembre 2022", ">28 septembre 2022"), CONTRADICTORY, "two dates");
    assertRejected(ANSWERED.replace("27 septembre 2022", "27 septembre 2021"), CONTRADICTORY, "before");
    assertRejected(ANSWERED.replace("27 septembre 2022", "31 septembre 2022"), CONTRADICTORY, "31 septembre");
    assertRejected(Pages.QG.replace("le 26 octobre 2022     ", "le 27 octobre 2022"), CONTRADICTORY, "session");
  }

  @Test
  void aPageWithoutItsKeyFactsOrDateIsRefused() {
    assertRejected(ANSWERED.replaceAll("(?s)<p class=\"h6.*?</p>", ""), INCOMPLETE, "Données clés");
    assertRejected(
        PENDING.replace(Pages.date("26 juillet 2022"), "").replaceAll("Publication de la question", ""),
        INCOMPLETE,
        "published");
  }

  @Test
  void severalQuestionsOnAPageAreRefused() {
    String block = PENDING.substring(PENDING.indexOf("<div class=\"an-bloc"), PENDING.indexOf("</main>"));
    String two = ANSWERED.replace("</main>", block + "</main>");
    assertRejected(two, SEVERAL_QUESTIONS, "several");
    assertRejected(
        two.replaceAll("_style-question\" data-actions='[^']*' data-id=\"[^\"]*\"", "\""),
        SEVERAL_QUESTIONS,
        "several");
  }
}
