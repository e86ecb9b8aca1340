package fr.questeur.enrich.parse.page;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;
import static fr.questeur.enrich.parse.page.InventedPages.ANSWER;
import static fr.questeur.enrich.parse.page.InventedPages.QUESTION;
import static fr.questeur.enrich.parse.page.InventedPages.assertRejected;
import static fr.questeur.enrich.parse.page.InventedPages.parse;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What pages of both layouts say. */
class PageTest {

  private static final String QUESTION_AS_READ =
      "Mme Odile Varenne interroge M. le ministre sur l'état des « canaux ». Elle lui demande un *calendrier*.";
  private static final String ANSWER_AS_READ =
      "Les canaux sont entretenus par tronçons.\n\n**Premier point.** Le calendrier est publié";

  @ParameterizedTest
  @EnumSource
  void everyFieldIsRead(InventedPages layout) {
    ParsedQuestion page = parse(layout.base());

    assertThat(page.layout()).isEqualTo(layout == InventedPages.TABLE ? "page-table" : "page-2017");
    assertThat(page.uid()).isEqualTo(QuestionUid.of(14, QuestionType.QE, 199_500));
    assertThat(page.status()).isEqualTo(Status.ANSWERED);
    String actor = layout == InventedPages.TABLE ? null : "PA999001";
    assertThat(page.author())
        .isEqualTo(
            new Author("Mme", "Odile Varenne", actor, null, "Écologiste", null, null, "Hauts-de-Seine", null));
    assertThat(page.ministryAsked()).isEqualTo(PrintedMinistry.of("Affaires étrangères"));
    assertThat(page.ministryInCharge()).isEqualTo(PrintedMinistry.of("Écologie et énergie"));
    assertThat(page.heading()).isEqualTo(new Heading("eau", "canaux", List.of("état", "entretien")));
    assertThat(page.question()).isEqualTo(new Publication(QUESTION_AS_READ, LocalDate.of(2013, 5, 14), 4901));
    assertThat(page.answer()).isEqualTo(new Publication(ANSWER_AS_READ, LocalDate.of(2013, 6, 25), 6634));
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionWithoutAnAnswerIsPending(InventedPages layout) {
    ParsedQuestion page = parse(layout.unanswered());

    assertThat(page.status()).isEqualTo(Status.PENDING);
    assertThat(page.answer()).isNull();
    assertThat(page.events()).hasSize(1);
  }

  @Test
  void theFormThatStandsInPlaceOfAnAnswerIsNone() {
    String form = "<p>Cette question n'a pas encore de réponse.</p><a href=\"/alerte\">Être alerté(e) de la réponse</a>";
    InventedPages layout = InventedPages.SECTIONS;

    ParsedQuestion page = parse(layout.with("Question écrite", layout.published(), QUESTION, form));

    assertThat(page.status()).isEqualTo(Status.PENDING);
    assertThat(page.answer()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aWithdrawalIsToldFromALapseByItsReason(InventedPages layout) {
    String label = "Question retirée le";
    ParsedQuestion withdrawn =
        parse(layout.unanswered(layout.date(label, "02/07/2013", null, "retrait à l'initiative de l'auteur")));
    ParsedQuestion lapsed = parse(layout.unanswered(layout.date(label, "20/06/2017", "12", "fin de mandat")));
    ParsedQuestion bare = parse(layout.unanswered(layout.date(label, "02/07/2013", null, null)));

    assertThat(withdrawn.status()).isEqualTo(Status.WITHDRAWN);
    assertThat(withdrawn.events())
        .contains(
            new Event(
                EventType.WITHDRAWN, LocalDate.of(2013, 7, 2), null, null, "retrait à l'initiative de l'auteur"));
    assertThat(lapsed.status()).isEqualTo(Status.LAPSED);
    assertThat(lapsed.events())
        .contains(new Event(EventType.LAPSED, LocalDate.of(2017, 6, 20), 12, null, "fin de mandat"));
    assertThat(bare.status()).isEqualTo(Status.WITHDRAWN);
  }

  @ParameterizedTest
  @EnumSource
  void aWithdrawalOutsideTheBlockIsReadWhereverItStands(InventedPages layout) {
    Event expected = new Event(EventType.LAPSED, LocalDate.of(2017, 6, 20), null, null, "fin de mandat");
    String line = "<p>Question retirée le : <span class=\"contenu\">20/06/2017</span> ( fin de mandat )</p>";
    String page = layout.unanswered();

    for (String place : List.of("<!-- <td", "<ol class", "<div id=\"menu\"", "<div id=\"pied\"", "<footer", "<h2")) {
      if (page.contains(place)) {
        ParsedQuestion parsed = parse(page.replace(place, line + place));
        assertThat(parsed.events()).as(place).contains(expected);
        assertThat(parsed.status()).as(place).isEqualTo(Status.LAPSED);
      }
    }
    String inText = page.replace(QUESTION, QUESTION + line);
    assertThat(parse(inText).events()).contains(expected);
    assertThat(parse(inText).question().text()).isEqualTo(QUESTION_AS_READ);
  }

  @ParameterizedTest
  @EnumSource
  void aMenuThatNamesWithdrawnQuestionsIsNone(InventedPages layout) {
    String page = layout.base().replace("</body>", "<p>Question retirée</p><p>Question retirée le :</p></body>");

    assertThat(parse(page)).isEqualTo(parse(layout.base()));
  }

  @ParameterizedTest
  @EnumSource
  void everyOtherStepIsRead(InventedPages layout) {
    ParsedQuestion page =
        parse(
            layout.with(
                "Question écrite",
                layout.published()
                    + layout.answered().replace("25/06/2013", "25/11/2013")
                    + layout.date("Date de changement d'attribution", "18/06/2013", null, null)
                    + layout.date("Date de changement d'attribution", "02/06/2013", null, null)
                    + layout.date("Date de signalement", "19/11/2013", null, null)
                    + layout.date("Date de renouvellement", "20/08/2013", null, null)
                    + layout.date("Date de renouvellement", "22/10/2013", null, null)
                    + layout.date("Erratum de la question publié au JO le", "21/05/2013", "5000", null)
                    + layout.date("Erratum de la réponse publié au JO le", "03/12/2013", null, null),
                QUESTION,
                ANSWER));

    assertThat(page.events())
        .containsExactly(
            new Event(EventType.PUBLISHED, LocalDate.of(2013, 5, 14), 4901, null, null),
            new Event(EventType.CORRECTED, LocalDate.of(2013, 5, 21), 5000, Part.QUESTION, null),
            Event.of(EventType.REATTRIBUTED, LocalDate.of(2013, 6, 2)),
            Event.of(EventType.REATTRIBUTED, LocalDate.of(2013, 6, 18)),
            Event.of(EventType.RENEWED, LocalDate.of(2013, 8, 20)),
            Event.of(EventType.RENEWED, LocalDate.of(2013, 10, 22)),
            Event.of(EventType.SIGNALLED, LocalDate.of(2013, 11, 19)),
            new Event(EventType.ANSWERED, LocalDate.of(2013, 11, 25), 6634, null, null),
            new Event(EventType.CORRECTED, LocalDate.of(2013, 12, 3), null, Part.ANSWER, null));
  }

  @Test
  void datesThatNoLineBreakPartsAreReadToo() {
    InventedPages layout = InventedPages.TABLE;

    assertThat(parse(layout.base().replace("<br />Réponse", " Réponse"))).isEqualTo(parse(layout.base()));
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionToTheGovernmentHasItsTextInTheDebateAndOftenOneDate(InventedPages layout) {
    String debate = "</p><p align=\"CENTER\"> CANAUX <a name=PG10></a> </p><br><b>M. le président. </b>La parole.<br>";
    ParsedQuestion page = parse(layout.with("Question au Gouvernement", layout.answered(), "", debate));

    assertThat(page.uid().type()).isEqualTo(QuestionType.QG);
    assertThat(page.question()).isEqualTo(new Publication(null, LocalDate.of(2013, 6, 25), null));
    assertThat(page.answer().text()).isEqualTo("CANAUX\n\n**M. le président.** La parole.");
  }

  @ParameterizedTest
  @EnumSource
  void anOralQuestionIsReadLikeAWrittenOne(InventedPages layout) {
    String dates = layout.date("Question publiée au JO le", "14/05/2013", null, null) + layout.answered();
    ParsedQuestion page = parse(layout.with("Question orale sans débat", dates, QUESTION, ANSWER));

    assertThat(page.uid()).hasToString("QANR5L14QOSD199500");
    assertThat(page.question().page()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void theLastDashPartsGroupAndPlace(InventedPages layout) {
    String page = layout.base();
    String nupes =
        page.replace(
            layout.author(), layout.author("M. Jean-Paul Roc", "Gauche démocrate - NUPES - Polynésie Française"));
    String modem =
        page.replace(layout.author(), layout.author("Mlle Ode Ru", "Démocrate (MoDem et Indépendants) - Paris"));

    assertThat(parse(nupes).author().group()).isEqualTo("Gauche démocrate - NUPES");
    assertThat(parse(nupes).author().constituency()).isEqualTo("Polynésie Française");
    assertThat(parse(modem).author().group()).isEqualTo("Démocrate (MoDem et Indépendants)");
    assertThat(parse(modem).author().constituency()).isEqualTo("Paris");
    assertThat(parse(modem).author().civility()).isEqualTo("Mlle");
  }

  @ParameterizedTest
  @EnumSource
  void whatATitleSaysIsNoLabel(InventedPages layout) {
    String title = "Date de renouvellement des titres | question écrite n° 5 de * 2013";
    String heading = layout.cell("Rubrique", "question retirée le 12") + layout.cell("Titre", title);
    ParsedQuestion page = parse(layout.base().replace(layout.heading(), heading));

    assertThat(page.heading()).isEqualTo(new Heading("question retirée le 12", null, List.of(), title));
    assertThat(page.events()).isEqualTo(parse(layout.base()).events());
  }

  @ParameterizedTest
  @EnumSource
  void emptyCellsAreNone(InventedPages layout) {
    String heading =
        layout.cell("Rubrique", "eau") + layout.cell("Tête d'analyse", "aucune tête d'analyse")
            + layout.cell("Analyse", " ");

    assertThat(parse(layout.base().replace(layout.heading(), heading)).heading())
        .isEqualTo(new Heading("eau", null, List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void tablesBecomeRows(InventedPages layout) {
    String table =
        "Voici.<!-- DEBTAB --><table border=\"1\"\"><tr><th>Année</th><th>Crédits</th></tr>"
            + "<tr><td rowspan=2\">2012</td><td>10</td></tr></table><!-- FINTAB -->Fin.";

    assertThat(parse(layout.base().replace(ANSWER, table)).answer().text())
        .isEqualTo("Voici.\n\n| Année | Crédits |\n\n| 2012 | 10 |\n\nFin.");
  }

  @ParameterizedTest
  @EnumSource
  void aTextIsWholeHoweverBrokenItsTagsAre(InventedPages layout) {
    for (String broken :
        List.of(
            "</p>Un. <b>Deux.<//b> Trois.", "Un.<table><tr><td>Deux. Trois.", "<p>Un.<i><p>Deux.</i> Trois.",
            "Un.</td></tr></table> Deux. Trois.", "Un.</div> Deux. Trois.", "Un. <span title=\"a\"\">Deux.</b> Trois.",
            "Un. Deux.</br> Trois.", "Un. Deux. <!-- Trois. --> Trois.")) {
      String page = layout.base().replace(ANSWER, broken);
      assertThat(parse(page).answer().text().replaceAll("[|*\\s]+", " ").strip())
          .as(broken)
          .isEqualTo("Un. Deux. Trois.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTextsAreThoseOfTheConversion(InventedPages layout) {
    String conversion =
        """
        ## 14ème législature

        Question N° : 199500\tDe Mme Odile Varenne ( Écologiste - Hauts-de-Seine )\tQuestion écrite
        Ministère interrogé > Affaires étrangères\tMinistère attributaire > Écologie et énergie
        Rubrique > eau\tTête d'analyse > canaux\tAnalyse > état. entretien.
        Question publiée au JO le : 14/05/2013 page : 4901 Réponse publiée au JO le : 25/06/2013 page : 6634

        ### Texte de la question

        %s

        ### Texte de la réponse

        %s.
        """
            .formatted(QUESTION, ANSWER);
    ParsedQuestion text = parse(conversion);
    ParsedQuestion page = parse(layout.base().replace(ANSWER, ANSWER + "."));

    assertThat(text.layout()).isEqualTo("text");
    assertThat(page)
        .usingRecursiveComparison()
        .ignoringFields("layout", "author.actorId")
        .isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void twoQuestionsInOneDocumentAreRefused(InventedPages layout) {
    String page = layout.base();

    assertRejected(page + page.replace("199500", "199501"), SEVERAL_QUESTIONS, "question 199500 of legislature 14");
    assertRejected(page + page.substring(0, page.indexOf("Ministère")), SEVERAL_QUESTIONS, "several");
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotIdentifyAQuestionIsRefused(InventedPages layout) {
    String page = layout.base();

    assertRejected(page.replace(layout.number("199500"), "Question"), INCOMPLETE, "number");
    assertRejected(page.replace("14ème législature", ""), INCOMPLETE, "legislature");
    assertRejected(page.replace("Question écrite<", "<"), INCOMPLETE, "type");
    assertRejected(page.replace(layout.published(), ""), INCOMPLETE, "published");
    assertRejected(page.replace("14/05/2013", "31/02/2013"), CONTRADICTORY, "31/02/2013");
    assertRejected(page.replace("25/06/2013", "25/06/2012"), CONTRADICTORY, "before");
    assertRejected(page.replace("Texte de la question</h", "</h"), INCOMPLETE, "Texte de la question");
  }

  @Test
  void anAnswerThatIsNotThereIsNotStoredAsEmpty() {
    InventedPages layout = InventedPages.TABLE;

    assertRejected(
        layout.with("Question écrite", layout.published() + layout.answered(), QUESTION, null),
        TRUNCATED,
        "Texte de la réponse");
  }

  @ParameterizedTest
  @EnumSource
  void partOfAPageIsReadIfItIsWhole(InventedPages layout) {
    String page = layout.base();
    boolean isTable = layout == InventedPages.TABLE;
    int start = page.indexOf(isTable ? "<table" : "<header class=\"question_leg");
    int end = page.indexOf(isTable ? "<div id=\"pied" : "<section class=\"print", start);
    String part = page.substring(start, end).strip();

    assertThat(parse(part)).isEqualTo(parse(page));
    assertRejected(part.substring(0, part.length() - 1), TRUNCATED, "cut");
    assertRejected(part.substring(0, part.indexOf("Texte de la question")), TRUNCATED, "cut");
  }
}
