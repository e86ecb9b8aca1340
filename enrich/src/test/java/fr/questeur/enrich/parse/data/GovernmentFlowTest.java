package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.enrich.parse.data.Fixtures.DOSSIER_ANSWER;
import static fr.questeur.enrich.parse.data.Fixtures.DOSSIER_QUESTION;
import static fr.questeur.enrich.parse.data.Fixtures.OLD_FLOW;
import static fr.questeur.enrich.parse.data.Fixtures.WEEKLY_QUESTION;
import static fr.questeur.enrich.parse.data.Fixtures.assertRejected;
import static fr.questeur.enrich.parse.data.Fixtures.dossier;
import static fr.questeur.enrich.parse.data.Fixtures.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernmentFlowTest {

  private static final String QUESTION = "Mme Odile Varenne interroge M. le ministre sur **les canaux**.";
  private static final String TEXT =
      "<![CDATA[Mme Odile Varenne interroge M. le ministre sur <b>les canaux</b>.]]>";
  private static final String STATE = "<q:etat_question>EN_COURS</q:etat_question>";

  @Test
  void theOldFlowTellsAllButTheLegislatureWhichTheDayTells() {
    LocalDate day = LocalDate.of(2008, 11, 25);
    assertThat(parse(OLD_FLOW))
        .isEqualTo(
            new ParsedQuestion(
                "government-flow",
                QuestionUid.parse("QANR5L13QE190020"),
                Status.PENDING,
                new Author("M.", "Jean Noël Périer", null, "PM190021", null, null, null, null, null),
                new PrintedMinistry("Éducation nationale", null),
                null,
                List.of(),
                new Heading("enseignement : personnel", "professeurs", List.of("rémunérations")),
                new Publication(
                    "M. Jean Noël Périer attire l'attention de M. le ministre sur les professeurs.", day, 10107),
                null,
                List.of(),
                List.of(),
                List.of(new Event(EventType.PUBLISHED, day, 10107, null, null))));
  }

  @ParameterizedTest
  @CsvSource({"2012-06-19, 13", "2012-06-20, 14", "2017-06-20, 14", "2017-06-21, 15", "2022-06-22, 16",
    "2024-07-18, 17"})
  void theDayTellsTheLegislature(String day, int legislature) {
    assertThat(parse(OLD_FLOW.replace("2008-11-25", day)).uid().legislature()).isEqualTo(legislature);
  }

  @Test
  void noDayBeforeTheFlowTellsALegislature() {
    assertRejected(OLD_FLOW.replace("2008-11-25", "2002-11-25"), INCOMPLETE, "legislature");
  }

  @Test
  void severalQuestionsAreForTheIngestToPart() {
    String question = OLD_FLOW.substring(OLD_FLOW.indexOf("\t<QUESTION "), OLD_FLOW.indexOf("</QUESTIONS>"));
    String two = OLD_FLOW.replace("</QUESTIONS>", question.replace("190020", "190021") + "</QUESTIONS>");
    assertRejected(two, SEVERAL_QUESTIONS, "2 questions", "190020", "190021");
  }

  @Test
  void aQuestionOfTheSenatIsNone() {
    assertRejected(OLD_FLOW.replace("'AN'", "'SENAT'"), NOT_A_QUESTION, "Sénat", "190020");
    assertRejected(dossier("").replace(">AN<", ">SENAT<"), NOT_A_QUESTION, "Sénat");
  }

  @Test
  void aTypeThatIsNoneOfTheThreeIsNoQuestion() {
    assertRejected(OLD_FLOW.replace("'QE'", "'QOAE'"), NOT_A_QUESTION, "QOAE");
    assertRejected(dossier("").replace(">QE<", ">QC<"), NOT_A_QUESTION, "QC");
  }

  @Test
  void aDossierTellsQuestionAndAnswer() {
    LocalDate day = LocalDate.of(2013, 3, 5);
    LocalDate answered = LocalDate.of(2013, 5, 7);
    assertThat(parse(dossier(DOSSIER_ANSWER)))
        .isEqualTo(
            new ParsedQuestion(
                "government-flow",
                QuestionUid.parse("QANR5L14QE190030"),
                Status.ANSWERED,
                new Author(
                    "Mme", "Odile Varenne", null, "PM190031", "Écologiste", null, null, "Hauts-de-Seine", null),
                new PrintedMinistry("Transports", "Ministère des transports"),
                new PrintedMinistry("Écologie", "Ministère de l'écologie"),
                List.of(),
                new Heading("eau", "canaux", List.of("entretien", "état")),
                new Publication(QUESTION, day, 2401),
                new Publication("Les canaux sont entretenus.", answered, 4900),
                List.of(),
                List.of(),
                List.of(
                    new Event(EventType.PUBLISHED, day, 2401, null, null),
                    new Event(EventType.ANSWERED, answered, 4900, null, null))));
  }

  @Test
  void aQuestionStandsInAnyEnvelope() {
    ParsedQuestion expected = parse(dossier(""));
    assertThat(parse(DOSSIER_QUESTION)).isEqualTo(expected);
    assertThat(parse("<rechercherDossierResponse><statut>OK</statut><dossier>" + DOSSIER_QUESTION
        + "</dossier></rechercherDossierResponse>")).isEqualTo(expected);
    String list = DOSSIER_QUESTION.replace("q:question>", "questions>").replace("<q:question ", "<questions ");
    assertThat(parse("<chercherQuestionsResponse><jeton_questions>x</jeton_questions>" + list
        + "</chercherQuestionsResponse>")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "EN_COURS, PENDING,",
    "SIGNALE, PENDING, SIGNALLED",
    "RENOUVELLE, PENDING, RENEWED",
    "RETIRE, WITHDRAWN, WITHDRAWN",
    "retiree, WITHDRAWN, WITHDRAWN",
    "CADUQUE, LAPSED, LAPSED",
    "CLOTURE_AUTRE, CLOSED_OTHERWISE, CLOSED",
    "REPONDU, ANSWERED, ANSWERED"
  })
  void everyStateOfTheSchemaIsKnown(String state, Status status, EventType event) {
    ParsedQuestion parsed = parse(dossier("").replace(">EN_COURS<", ">" + state + "<"));
    assertThat(parsed.status()).isEqualTo(status);
    List<EventType> types = parsed.events().stream().map(Event::type).toList();
    assertThat(types).isEqualTo(event == null ? List.of(EventType.PUBLISHED) : List.of(EventType.PUBLISHED, event));
    assertThat(parsed.answer())
        .isEqualTo(status == Status.ANSWERED ? new Publication(null, null, null) : null);
  }

  @Test
  void aStateThatTheSchemaDoesNotKnowIsNotGuessedAt() {
    assertRejected(dossier("").replace(">EN_COURS<", ">PERDU<"), CONTRADICTORY, "PERDU");
  }

  @Test
  void aWithdrawalHasItsDate() {
    String withdrawn = dossier("").replace(
        STATE, "<q:etat_question>RETIRE</q:etat_question><q:date_retrait>2013-04-02</q:date_retrait>");
    assertThat(parse(withdrawn).events()).contains(Event.of(EventType.WITHDRAWN, LocalDate.of(2013, 4, 2)));
  }

  @Test
  void questionsNamedBesideAreAnsweredWithIt() {
    String other =
        "<q:question><id_question><numero_question>190039</numero_question><type>QE</type><source>AN</source>"
            + "<legislature>14</legislature></id_question></q:question>";
    assertThat(parse(dossier(other + DOSSIER_ANSWER)).answeredWith())
        .containsExactly(QuestionUid.parse("QANR5L14QE190039"));
    assertThat(parse(dossier(other)).answeredWith()).isEmpty();
    assertRejected(
        dossier(DOSSIER_QUESTION.replace("190030", "190039") + DOSSIER_ANSWER), SEVERAL_QUESTIONS, "190039");
  }

  @Test
  void anAnswerOrAChangeOfStateAloneIsNoQuestion() {
    String id = "<id_questions><numero_question>190030</numero_question><type>QE</type></id_questions>";
    assertRejected("<reponseQuestion>" + id + DOSSIER_ANSWER + "</reponseQuestion>", NOT_A_QUESTION, "holds none");
    assertRejected(
        "<changerEtatQuestionsRequest><nouvel_etat>" + id + "<type_modif>CADUQUE</type_modif></nouvel_etat>"
            + "</changerEtatQuestionsRequest>", NOT_A_QUESTION, "holds none");
    assertRejected("<QUESTIONS Type='QE'/>", NOT_A_QUESTION, "holds none");
  }

  @Test
  void textsMayBeInBase64() {
    String text = "Mme Odile Varenne interroge M. le ministre sur <b>les canaux</b>.";
    String encoded = Base64.getMimeEncoder().encodeToString(text.getBytes(UTF_8));
    assertThat(parse(dossier("").replace(TEXT, encoded)).question().text()).isEqualTo(QUESTION);
  }

  @Test
  void aWeeklyIssueTellsItsNewQuestions() {
    ParsedQuestion parsed = parse(WEEKLY_QUESTION);
    assertThat(parsed.uid()).hasToString("QANR5L17QE190040");
    assertThat(parsed.status()).isEqualTo(Status.PENDING);
    assertThat(parsed.author()).isEqualTo(new Author("Mme", "Odile Varenne", null, null));
    assertThat(parsed.ministryAsked()).isEqualTo(PrintedMinistry.of("Transports"));
    assertThat(parsed.heading()).isEqualTo(new Heading(null, null, List.of(), "Entretien des canaux"));
    assertThat(parsed.question())
        .isEqualTo(
            new Publication(
                "Mme Odile Varenne interroge M. le ministre.",
                LocalDate.of(2026, 3, 10),
                2001,
                new JournalIssue(null, "20260010", null, null)));
  }

  @Test
  void amongTheAnswersOfAWeeklyIssueTheReferenceIsThatOfTheAnswer() {
    String answered = WEEKLY_QUESTION
        .replace("part=\"QE\"><question>", "part=\"REP\"><entry><question>")
        .replace("<type>QE", "<type>REP")
        .replace("190040. — 10 mars 2026", "190040. — 6 janvier 2026")
        .replace("</question>", "</question><reponse><referencePublication><pageJO>2100</pageJO><datePublication>"
            + "2026-03-10</datePublication></referencePublication><texteReponse>Oui.</texteReponse></reponse></entry>");
    ParsedQuestion parsed = parse(answered);
    assertThat(parsed.uid()).hasToString("QANR5L17QE190040");
    assertThat(parsed.question().date()).isEqualTo(LocalDate.of(2026, 1, 6));
    assertThat(parsed.question().page()).isNull();
    assertThat(parsed.answer()).isEqualTo(new Publication("Oui.", LocalDate.of(2026, 3, 10), 2100));
    assertRejected(answered.replace("190040. — 6 janvier 2026. — ", ""), INCOMPLETE, "date");
  }
}
