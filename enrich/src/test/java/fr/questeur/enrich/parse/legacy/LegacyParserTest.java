package fr.questeur.enrich.parse.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyParserTest {

  @Test
  void everyFieldOfAnAnsweredQuestionIsRead() {
    ParsedQuestion question = LegacyPages.answered().parse();

    assertThat(question.layout()).isEqualTo("page-legacy");
    assertThat(question.uid()).isEqualTo(QuestionUid.of(11, QuestionType.QE, 190450));
    assertThat(question.status()).isEqualTo(Status.ANSWERED);
    assertThat(question.author())
        .isEqualTo(
            new Author(
                "M.", "Vauquois Étienne", null, null, "Radical, Citoyen et Vert", "RCV", null, "Ardèche",
                "Rhône-Alpes"));
    assertThat(question.ministryAsked()).isEqualTo(PrintedMinistry.of("équipement et transports"));
    assertThat(question.ministryInCharge()).isEqualTo(PrintedMinistry.of("aménagement du territoire et environnement"));
    assertThat(question.heading()).isEqualTo(new Heading("eau", "digues", List.of("entretien", "calendrier")));
    assertThat(question.question().text()).isEqualTo(LegacyPages.QUESTION_AS_READ);
    assertThat(question.question().date()).isEqualTo("1998-12-07");
    assertThat(question.question().page()).isEqualTo(6601);
    assertThat(question.answer().text()).isEqualTo(LegacyPages.ANSWER_AS_READ);
    assertThat(question.answer().date()).isEqualTo("1999-02-01");
    assertThat(question.answer().page()).isEqualTo(612);
    assertThat(question.events())
        .containsExactly(
            new Event(EventType.PUBLISHED, LocalDate.of(1998, 12, 7), 6601, null, null),
            new Event(EventType.ANSWERED, LocalDate.of(1999, 2, 1), 612, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7ème législature", "8, 8ème législature", "9, 9e législature", "10, Xe législature", "10, Xième législature",
    "11, XIème législature", "12, Douzième législature", "12, 12 ème  législature", "13, XIIIe législature",
    "13, <B>13</B><SUP>e</SUP> l&eacute;gislature", "8, Huitième législature", "9, IXe législature"
  })
  void theLegislatureIsReadAsItIsWritten(int legislature, String written) {
    LegacyPages page = LegacyPages.answered().with(LegacyTag.LEG, written);

    assertThat(page.with(LegacyTag.NLEG, "" + legislature).parse().uid().legislature()).isEqualTo(legislature);
    assertThat(page.without(LegacyTag.NLEG).parse().uid().legislature()).isEqualTo(legislature);
  }

  @Test
  void theHiddenLegislatureStandsForOneThatIsNotShown() {
    assertThat(LegacyPages.answered().without(LegacyTag.LEG).parse().uid().legislature()).isEqualTo(11);
  }

  @ParameterizedTest
  @EnumSource(QuestionType.class)
  void typesAreReadByTheirAbbreviation(QuestionType type) {
    assertThat(LegacyPages.answered().with(LegacyTag.NAT, type.name()).parse().uid().type()).isEqualTo(type);
  }

  @Test
  void aQuestionAuGouvernementHasNoTextButTheDebate() {
    ParsedQuestion question =
        LegacyPages.answered()
            .with(LegacyTag.NAT, "QG")
            .with(LegacyTag.DPQ, "10/12/1998")
            .with(LegacyTag.DPR, "10/12/1998")
            .with(LegacyTag.REP, "M. le président. La parole est à M. Vauquois. <BR>  M. Étienne Vauquois. Merci !")
            .parse();

    assertThat(question.question().text()).isNull();
    assertThat(question.answer().text())
        .isEqualTo("M. le président. La parole est à M. Vauquois.\n\nM. Étienne Vauquois. Merci !");
  }

  @Test
  void aQuestionAuGouvernementOfWhichOnlyTheAnswerIsDatedWasPutOnThatDay() {
    ParsedQuestion question =
        LegacyPages.answered().with(LegacyTag.NAT, "QG").without(LegacyTag.DPQ, LegacyTag.PGQ).parse();

    assertThat(question.question().date()).isEqualTo("1999-02-01");
  }

  @ParameterizedTest
  @CsvSource({"M., M.", "M, M.", "Mme, Mme", "Mlle, Mlle", "Madame, Mme", "<B>Mme</B>, Mme", "'', "})
  void civilitiesAreOfOneSpelling(String printed, String read) {
    Author author = LegacyPages.answered().with(LegacyTag.CIV, printed).parse().author();

    assertThat(author.civility()).isEqualTo(read);
    assertThat(author.name()).isEqualTo("Vauquois Étienne");
  }

  @Test
  void emptyTagsHoldNothing() {
    ParsedQuestion question =
        LegacyPages.answered()
            .without(
                LegacyTag.GROUPE, LegacyTag.GRP, LegacyTag.DEPT, LegacyTag.REG, LegacyTag.MINI, LegacyTag.MINA,
                LegacyTag.RUB, LegacyTag.TANA, LegacyTag.ANA, LegacyTag.PGQ)
            .parse();

    assertThat(question.author()).isEqualTo(new Author("M.", "Vauquois Étienne", null, null));
    assertThat(question.ministryAsked()).isNull();
    assertThat(question.ministryInCharge()).isNull();
    assertThat(question.heading()).isEqualTo(new Heading(null, null, List.of()));
    assertThat(question.question().page()).isNull();
    assertThat(LegacyPages.answered().without(LegacyTag.AUT, LegacyTag.CIV).parse().author()).isNull();
  }

  @Test
  void aTeteDAnalyseThatSaysThereIsNoneIsNone() {
    assertThat(LegacyPages.answered().with(LegacyTag.TANA, "Aucune tête d'analyse").parse().heading().analysisHead())
        .isNull();
  }

  @Test
  void analysesArePartedAsEitherGenerationOfPagesJoinsThem() {
    assertThat(LegacyPages.answered().with(LegacyTag.ANA, "Usine; acierie a oxygene; incendie").parse().heading())
        .extracting(Heading::analyses)
        .isEqualTo(List.of("Usine", "acierie a oxygene", "incendie"));
  }

  @Test
  void anAnswerKeepsTheWordThatThePagePrintsBeforeIt() {
    assertThat(LegacyPages.answered().with(LegacyTag.REP, "Reponse. - Les digues tiennent. ").parse().answer().text())
        .isEqualTo("Reponse. - Les digues tiennent.");
  }

  @Test
  void theRestOfAnAnswerFollowsIt() {
    LegacyPages page = LegacyPages.answered().with(LegacyTag.COMPREP, "<html>Un crédit est ouvert.</html>");

    assertThat(page.parse().answer().text()).isEqualTo(LegacyPages.ANSWER_AS_READ + "\n\nUn crédit est ouvert.");
    assertThat(page.without(LegacyTag.REP).parse().answer().text()).isEqualTo("Un crédit est ouvert.");
  }

  @Test
  void rowsOfTablesInAnswersStayRows() {
    String table =
        "Voici l'état. <TABLE BORDER=1><TR><TD>Année</TD><TD>Crédits</TD></TR>\n"
            + "<tr><td>1998<td>12,5</tr></TABLE>Il augmente.";

    assertThat(LegacyPages.answered().with(LegacyTag.REP, table).parse().answer().text())
        .contains("| Année | Crédits |")
        .startsWith("Voici l'état.\n\n")
        .endsWith("\n\nIl augmente.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 255", "2255", "<B>2255</B>", "p. 2255", "2255 (suite)", "02255"})
  void pagesAreNumbersHoweverPrinted(String printed) {
    assertThat(LegacyPages.answered().with(LegacyTag.PGQ, printed).parse().question().page()).isEqualTo(2255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "?", "2255 et 2260", "1234567890", "12 345 678 901"})
  void whatIsNoSinglePageIsNone(String printed) {
    assertThat(LegacyPages.answered().with(LegacyTag.PGQ, printed).parse().question().page()).isNull();
  }
}
