package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.enrich.parse.data.Fixtures.JSON;
import static fr.questeur.enrich.parse.data.Fixtures.OPEN_DATA;
import static fr.questeur.enrich.parse.data.Fixtures.assertRejected;
import static fr.questeur.enrich.parse.data.Fixtures.openData;
import static fr.questeur.enrich.parse.data.Fixtures.parse;
import static fr.questeur.enrich.parse.data.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedAttribution;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenDataTest {

  private static final LocalDate PUBLISHED = LocalDate.of(2022, 10, 4);

  @Test
  void everyFieldComesThrough() {
    PrintedMinistry transports = new PrintedMinistry("Transports", "Ministère des transports");
    PrintedMinistry ecologie = new PrintedMinistry("Écologie", "Ministère de l’écologie");
    assertThat(parse(OPEN_DATA))
        .isEqualTo(
            new ParsedQuestion(
                "open-data-json",
                QuestionUid.parse("QANR5L16QE190001"),
                Status.ANSWERED,
                new Author(
                    null, null, "PA190002", "PM190003", "Écologiste", "ECO", "PO190004", null, null),
                transports,
                ecologie,
                List.of(
                    new PrintedAttribution(transports, PUBLISHED),
                    new PrintedAttribution(ecologie, LocalDate.of(2022, 11, 8))),
                new Heading("eau", "canaux", List.of("entretien", "état")),
                new Publication(
                    "Mme X interroge M. le ministre sur l'état des canaux. Coût : 3 M€.",
                    PUBLISHED,
                    4401,
                    new JournalIssue("JO_QUESTION", "40", "https://example.invalid/jo", "INVN2200001Q")),
                new Publication(
                    "Les *canaux* sont entretenus .\n\nFin.",
                    LocalDate.of(2023, 1, 10),
                    305,
                    new JournalIssue("JO_QUESTION", "2", null, null)),
                List.of(),
                List.of(),
                List.of(
                    new Event(EventType.PUBLISHED, PUBLISHED, 4401, null, null),
                    Event.of(EventType.REATTRIBUTED, LocalDate.of(2022, 11, 8)),
                    Event.of(EventType.RENEWED, LocalDate.of(2022, 12, 13)),
                    new Event(EventType.SIGNALLED, LocalDate.of(2022, 12, 20), 9, null, null),
                    Event.of(EventType.RENEWED, LocalDate.of(2022, 12, 27)),
                    new Event(EventType.ANSWERED, LocalDate.of(2023, 1, 10), 305, null, null))));
  }

  @Test
  void aQuestionWithoutItsEnvelopeIsTheSame() {
    assertThat(parse(openData().toString())).isEqualTo(parse(OPEN_DATA));
  }

  @Test
  void theOnlyQuestionOfABulkFileIsTheSame() {
    ObjectNode bulk = JSON.createObjectNode();
    bulk.putObject("questionsEcrites").putArray("question").add(openData());
    assertThat(parse(bulk.toString())).isEqualTo(parse(OPEN_DATA));
    assertThat(parse("[" + openData() + "]")).isEqualTo(parse(OPEN_DATA));
  }

  @Test
  void aBulkFileHoldsSeveral() {
    ObjectNode bulk = JSON.createObjectNode();
    bulk.putObject("questionsGvt").putArray("question").add(openData()).add(openData());
    assertRejected(bulk.toString(), SEVERAL_QUESTIONS, "2 questions");
    assertRejected(JsonAsXml.write(bulk), SEVERAL_QUESTIONS, "2 questions");
    assertRejected(OPEN_DATA + OPEN_DATA, SEVERAL_QUESTIONS, "several objects");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"04/10/2022", "2022-10-04+02:00", "2022-10-04T00:00:00.000+02:00", "4/10/2022", "2022-10-04Z"})
  void datesComeInManyForms(String date) {
    assertThat(parse(OPEN_DATA.replace("\"2022-10-04\"", "\"" + date + "\""))).isEqualTo(parse(OPEN_DATA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demain", "2022-10-04 environ", "20221004", "31/02/2022"})
  void whatIsNoDateIsRefused(String date) {
    assertRejected(OPEN_DATA.replace("\"2022-10-04\"", "\"" + date + "\""), CONTRADICTORY, "«" + date);
  }

  @Test
  void the15thLegislatureNamesItsAnalysesOtherwise() {
    ObjectNode question = openData();
    ObjectNode index = (ObjectNode) question.get("indexationAN");
    index.remove("analyses");
    index.putObject("ANALYSE").putArray("ANA").add("entretien").add("état");
    assertThat(parse(question)).isEqualTo(parse(OPEN_DATA));
  }

  @Test
  void numbersAndNilAreScalarsToo() {
    ObjectNode question = openData();
    ((ObjectNode) question.get("identifiant")).put("numero", 190001).put("legislature", 16);
    question.putObject("signalement").put("@xsi:nil", "true");
    ObjectNode head = ((ObjectNode) question.get("indexationAN")).putObject("teteAnalyse");
    head.put("@xsi:nil", "true");
    ParsedQuestion parsed = parse(question);
    assertThat(parsed.uid()).hasToString("QANR5L16QE190001");
    assertThat(parsed.heading().analysisHead()).isNull();
    assertThat(parsed.events()).extracting(Event::type).doesNotContain(EventType.SIGNALLED);
  }

  @ParameterizedTest
  @CsvSource({
    "uid, QANR5L16QE190009, QANR5L16QE190009",
    "uid, 190001, no uid",
    "type, QG, QuestionEcrite_Type",
    "@xsi:type, QuestionGouvernement_Type, QE"
  })
  void anIdentityThatContradictsItselfIsRefused(String field, String value, String messagePart) {
    assertRejected(Fixtures.document(openData().put(field, value)), CONTRADICTORY, messagePart);
  }

  @Test
  void legislatureAndNumberMustAgreeWithTheUid() {
    ObjectNode question = openData();
    ((ObjectNode) question.get("identifiant")).put("legislature", "15");
    assertRejected(Fixtures.document(question), CONTRADICTORY, "QANR5L16QE190001", "QANR5L15QE190001");
  }

  @Test
  void theUidAloneIsEnoughAndSoAreItsParts() {
    ObjectNode onlyUid = openData();
    onlyUid.remove("identifiant");
    assertThat(parse(onlyUid)).isEqualTo(parse(OPEN_DATA));
    ObjectNode onlyParts = openData();
    onlyParts.remove("uid");
    onlyParts.remove("type");
    assertThat(parse(onlyParts)).isEqualTo(parse(OPEN_DATA));
  }

  @Test
  void withoutNumberOrDateItIsIncomplete() {
    ObjectNode question = openData();
    ((ObjectNode) question.get("identifiant")).putNull("numero");
    assertRejected(Fixtures.document(question), INCOMPLETE, "number");
    assertRejected(Fixtures.document(openData().putNull("textesQuestion")), INCOMPLETE, "date");
    assertRejected("{\"question\": {}}", INCOMPLETE, "neither uid nor identifiant");
  }

  @Test
  void aTypeThatIsNoneOfTheThreeIsNoQuestion() {
    ObjectNode question = openData().put("type", "QC");
    question.remove("@xsi:type");
    assertRejected(Fixtures.document(question), NOT_A_QUESTION, "QC");
  }

  @ParameterizedTest
  @CsvSource({
    "RETRAIT, Question retirée, WITHDRAWN, WITHDRAWN",
    "AU, Retrait à l'initiative de l'auteur, WITHDRAWN, WITHDRAWN",
    "RETRAIT, Question retirée : fin de mandat, LAPSED, LAPSED",
    "FIN_MANDAT, Fin de mandat, LAPSED, LAPSED",
    "FL, Fin de législature, LAPSED, LAPSED",
    "CADUCITE, Question caduque, LAPSED, LAPSED",
    "DECES, Décès de l'auteur, LAPSED, LAPSED",
    "XYZ, Transformée, CLOSED_OTHERWISE, CLOSED"
  })
  void closuresWithoutAnAnswerKeepTheirKindTheirDateAndTheirReason(
      String code, String label, Status status, EventType type) {
    ParsedQuestion parsed = parse(unanswered(code, label));
    assertThat(parsed.status()).isEqualTo(status);
    assertThat(parsed.answer()).isNull();
    assertThat(parsed.events()).contains(new Event(type, LocalDate.of(2023, 1, 10), null, null, label));
  }

  @Test
  void anUnansweredQuestionIsPending() {
    ObjectNode question = openData().putNull("cloture");
    question.putNull("textesReponse");
    ParsedQuestion parsed = parse(question);
    assertThat(parsed.status()).isEqualTo(Status.PENDING);
    assertThat(parsed.answer()).isNull();
  }

  @Test
  void anAnswerMayHaveNoTextAndATextNoClosure() {
    ParsedQuestion withoutText = parse(unanswered("REP_PUB", "Réponse publiée"));
    assertThat(withoutText.status()).isEqualTo(Status.ANSWERED);
    assertThat(withoutText.answer()).isEqualTo(new Publication(null, LocalDate.of(2023, 1, 10), null));
    ParsedQuestion open = parse(openData().putNull("cloture"));
    assertThat(open).isEqualTo(parse(OPEN_DATA));
  }

  @Test
  void theFirstOfSeveralAnswersIsTheAnswer() {
    ObjectNode question = openData();
    ObjectNode answers = (ObjectNode) question.get("textesReponse");
    JsonNode first = answers.get("texteReponse");
    ObjectNode second = first.deepCopy();
    second.put("texte", "Complément.");
    ((ObjectNode) second.get("infoJO")).put("dateJO", "2023-02-14").put("pageJO", "900");
    answers.set("texteReponse", JSON.createArrayNode().add(second).add(first));
    ParsedQuestion parsed = parse(question);
    assertThat(parsed.answer()).isEqualTo(parse(OPEN_DATA).answer());
    assertThat(parsed.laterAnswers()).extracting(Publication::text).containsExactly("Complément.");
    assertThat(parsed.events()).filteredOn(event -> event.type() == EventType.ANSWERED)
        .extracting(Event::page).containsExactly(305, 900);
  }

  @Test
  void furtherTextsOfTheQuestionAndErrataAreCorrections() {
    ObjectNode question = openData();
    ObjectNode first = (ObjectNode) question.get("textesQuestion").get("texteQuestion");
    ObjectNode second = (ObjectNode) tree(
        "{\"infoJO\": {\"dateJO\": \"2022-10-11\", \"pageJO\": \"4500\"}, \"texte\": \"Texte corrigé.\"}");
    ArrayNode both = JSON.createArrayNode().add(first).add(second);
    ((ObjectNode) question.get("textesQuestion")).set("texteQuestion", both);
    ((ObjectNode) question.get("textesReponse").get("texteReponse")).set(
        "erratum", tree("{\"infoJO\": {\"dateJO\": \"2023-01-17\", \"pageJO\": \"400\"}}"));
    ParsedQuestion parsed = parse(question);
    assertThat(parsed.question()).isEqualTo(parse(OPEN_DATA).question());
    assertThat(parsed.events()).contains(
        new Event(EventType.CORRECTED, LocalDate.of(2022, 10, 11), 4500, Part.QUESTION, null),
        new Event(EventType.CORRECTED, LocalDate.of(2023, 1, 17), 400, Part.ANSWER, null));
  }

  @Test
  void aQuestionToTheGovernmentHasTheDateOfItsAnswerAndThePageOfItsDebate() {
    ObjectNode question = openData().put("uid", "QANR5L16QG190001").put("type", "QG");
    question.put("@xsi:type", "QuestionGouvernement_Type").putNull("textesQuestion");
    question.putNull("renouvellements").putNull("signalement");
    ((ObjectNode) question.get("textesReponse").get("texteReponse").get("infoJO")).putNull("pageJO");
    ParsedQuestion parsed = parse(question);
    assertThat(parsed.question()).isEqualTo(new Publication(null, LocalDate.of(2023, 1, 10), null));
    assertThat(parsed.answer().page()).isEqualTo(299);
  }

  @Test
  void theClosuresPageIsNeverThatOfAWrittenAnswer() {
    ObjectNode question = openData();
    ((ObjectNode) question.get("textesReponse").get("texteReponse").get("infoJO")).putNull("pageJO");
    assertThat(parse(question).answer().page()).isNull();
  }

  @Test
  void aDocumentSaysTheSameInJsonAndInXml() {
    for (ObjectNode question : variants()) {
      ParsedQuestion json = parse(question);
      String xml = JsonAsXml.write(JSON.createObjectNode().set("question", question));
      assertThat(parse(xml)).isEqualTo(Layouts.renamed(json, "open-data-xml"));
      String bare = xml.replaceAll(" xmlns(:xsi)?=\"[^\"]*\"", "").replaceFirst("<\\?xml.*?>\n", "");
      assertThat(parse(bare)).isEqualTo(Layouts.renamed(json, "open-data-xml"));
    }
  }

  @Test
  void escapesOfJsonCannotBringInWhatTextMayNotHold() {
    String evil = OPEN_DATA.replace("\"eau\"", "\"e\\u0000a\\u200Bu\\ud800 e\\u0301\"");
    assertThat(parse(evil).heading().rubric()).isEqualTo("e\uFFFDau\uFFFD é");
  }

  private static List<ObjectNode> variants() {
    ObjectNode pending = openData().putNull("cloture");
    pending.putNull("textesReponse").putNull("signalement").putNull("renouvellements");
    ObjectNode one = openData();
    ((ObjectNode) one.get("indexationAN").get("analyses")).put("analyse", "seule");
    return List.of(openData(), pending, one, unanswered("FIN_MANDAT", "Fin de mandat"));
  }

  private static ObjectNode unanswered(String code, String label) {
    ObjectNode question = openData();
    question.putNull("textesReponse");
    ((ObjectNode) question.get("cloture")).put("codeCloture", code).put("libelleCloture", label);
    return question;
  }
}
