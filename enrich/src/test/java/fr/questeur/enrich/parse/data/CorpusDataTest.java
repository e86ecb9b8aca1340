package fr.questeur.enrich.parse.data;

import static fr.questeur.enrich.parse.data.Fixtures.CORPUS;
import static fr.questeur.enrich.parse.data.Fixtures.JSON;
import static fr.questeur.enrich.parse.data.Fixtures.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.questeur.contract.Author;
import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.CleanText;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedAttribution;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import fr.questeur.enrich.parse.common.Prose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real documents, where they are present; what is expected is read out of them another way. */
class CorpusDataTest {

  private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  @Test
  void everyFieldOfEveryFileOfTheOpenDataComesThrough() throws IOException {
    List<Path> files = Fixtures.corpus("opendata_json", ".json");
    assumeTrue(!files.isEmpty());
    for (Path file : files) {
      JsonNode raw = JSON.readTree(Files.readAllBytes(file)).get("question");
      ParsedQuestion parsed = Parsers.parse(Files.readAllBytes(file));
      assertThat(parsed.layout()).isEqualTo("open-data-json");
      assertThat(parsed.uid()).hasToString(raw.at("/uid").asText());
      assertThat(parsed.status()).isEqualTo(Status.ANSWERED);
      assertThat(parsed.author()).isEqualTo(
          new Author(
              null, null, value(raw, "/auteur/identite/acteurRef"), value(raw, "/auteur/identite/mandatRef"),
              value(raw, "/auteur/groupe/developpe"), value(raw, "/auteur/groupe/abrege"),
              value(raw, "/auteur/groupe/organeRef"), null, null));
      assertThat(parsed.heading()).isEqualTo(
          new Heading(
              value(raw, "/indexationAN/rubrique"), null, List.of(value(raw, "/indexationAN/analyses/analyse"))));
      assertThat(parsed.ministryAsked()).isEqualTo(ministry(raw.at("/minInt")));
      JsonNode attribution = raw.at("/minAttribs/minAttrib");
      assertThat(parsed.attributions()).containsExactly(
          new PrintedAttribution(
              ministry(attribution.get("denomination")), LocalDate.parse(value(attribution, "/infoJO/dateJO"))));
      assertThat(parsed.ministryInCharge()).isEqualTo(ministry(attribution.get("denomination")));
      LocalDate day = LocalDate.parse(value(raw, "/textesReponse/texteReponse/infoJO/dateJO"));
      int page = Integer.parseInt(value(raw, "/cloture/infoJO/pageJO"));
      assertThat(parsed.question().text()).isNull();
      assertThat(parsed.question().date()).isEqualTo(day);
      assertThat(parsed.answer().date()).isEqualTo(day);
      assertThat(parsed.answer().page()).isEqualTo(page);
      assertThat(parsed.answer().issue()).isEqualTo(new JournalIssue("JO_DEBAT", null, null, null));
      assertThat(letters(parsed.answer().text()))
          .as(file.toString())
          .isEqualTo(letters(value(raw, "/textesReponse/texteReponse/texte").replaceAll("<[^>]*>", "")));
      assertThat(parsed.events()).containsExactly(
          Event.of(EventType.PUBLISHED, day), new Event(EventType.ANSWERED, day, page, null, null));
      assertThat(parse(JsonAsXml.write(JSON.createObjectNode().set("question", raw))))
          .isEqualTo(Layouts.renamed(parsed, "open-data-xml"));
    }
    assertThat(files).hasSize(59);
  }

  /** The records hold what someone else took out of open data: documents are made of them, and must say the same. */
  @Test
  void theValuesOfRecordsOfThreeLegislaturesComeThrough() throws IOException {
    Path file = CORPUS.resolve("derived_records/empreinte_politique_questions.json");
    assumeTrue(Files.exists(file));
    JsonNode all = JSON.readTree(Files.readAllBytes(file));
    int answered = 0;
    for (Iterator<String> uids = all.fieldNames(); uids.hasNext(); ) {
      String uid = uids.next();
      JsonNode entry = all.get(uid).get("record");
      ParsedQuestion parsed = parse(question(uid, entry));
      assertThat(parsed.uid()).hasToString(uid);
      String answer = value(entry, "/date_reponse");
      assertThat(parsed.status()).isEqualTo(answer == null ? Status.PENDING : Status.ANSWERED);
      String date = value(entry, "/date");
      assertThat(parsed.question().date()).isEqualTo(day(date == null ? answer : date));
      assertThat(parsed.question().text()).isEqualTo(prose(value(entry, "/texte")));
      assertThat(parsed.heading().analyses()).isEqualTo(
          entry.get("sujet").isNull() ? List.of() : List.of(line(entry.get("sujet").asText())));
      assertThat(parsed.author().groupCode()).isEqualTo(value(entry, "/groupe_sigle"));
      assertThat(parsed.ministryInCharge().fullName()).isEqualTo(line(value(entry, "/ministere")));
      if (answer != null) {
        answered++;
        assertThat(parsed.answer().date()).isEqualTo(day(answer));
        assertThat(parsed.answer().text()).isEqualTo(prose(value(entry, "/reponse"))).isNotBlank();
      }
    }
    assertThat(all).hasSize(497);
    assertThat(answered).isEqualTo(335);
  }

  @Test
  void everyFieldOfTheXmlViewComesThrough() throws IOException {
    List<Path> files = Fixtures.corpus("xml_view", "14-47351QE.xml");
    assumeTrue(!files.isEmpty());
    ParsedQuestion parsed = Parsers.parse(Files.readAllBytes(files.get(0)));
    LocalDate published = LocalDate.of(2014, 1, 7);
    LocalDate answered = LocalDate.of(2014, 5, 13);
    PrintedMinistry defence = new PrintedMinistry("Défense", "Ministère de la défense");
    assertThat(parsed.uid()).isEqualTo(QuestionUid.parse("QANR5L14QE47351"));
    assertThat(parsed.status()).isEqualTo(Status.ANSWERED);
    assertThat(parsed.author()).isEqualTo(
        new Author(
            "M.", "François Cornut-Gentille", "PA923", "PM645363", "Les Républicains", "LES-REP", "PO707869",
            "Haute-Marne", "Alsace - Champagne-Ardenne - Lorraine"));
    assertThat(parsed.heading()).isEqualTo(
        new Heading("défense", "équipements", List.of("équipements militaires", "vieillissement", "bilan")));
    assertThat(parsed.ministryAsked()).isEqualTo(defence);
    assertThat(parsed.attributions()).containsExactly(
        new PrintedAttribution(defence, published), new PrintedAttribution(defence, LocalDate.of(2014, 4, 3)));
    assertThat(parsed.question().issue()).isEqualTo(new JournalIssue("JO_QUESTION", "1", null, null));
    assertThat(parsed.question().page()).isEqualTo(18);
    assertThat(parsed.question().text())
        .startsWith("M. François Cornut-Gentille interroge")
        .endsWith("armée de terre.");
    assertThat(parsed.answer().issue()).isEqualTo(new JournalIssue("JO_QUESTION", "19", null, null));
    assertThat(parsed.answer().page()).isEqualTo(3858);
    assertThat(parsed.answer().text())
        .startsWith("Les données relatives")
        .contains("| 194 588 |")
        .contains("MATÉRIEL")
        .doesNotContain("<", "rowspan", "DEBTAB", "FINTAB");
    assertThat(parsed.events()).containsExactly(
        new Event(EventType.PUBLISHED, published, 18, null, null),
        Event.of(EventType.REATTRIBUTED, LocalDate.of(2014, 4, 3)),
        Event.of(EventType.RENEWED, LocalDate.of(2014, 4, 15)),
        new Event(EventType.ANSWERED, answered, 3858, null, null));
  }

  @Test
  void theSampleOfTheOldFlowHoldsTwoQuestionsAndEachIsOne() throws IOException {
    Path file = CORPUS.resolve("reponses_dila/Question.xml");
    assumeTrue(Files.exists(file));
    String sample = Files.readString(file);
    Fixtures.assertRejected(sample, DeadLetterReason.SEVERAL_QUESTIONS, "36001", "36002");
    int second = sample.lastIndexOf("\t<QUESTION ");
    ParsedQuestion first = parse(sample.substring(0, second) + "</QUESTIONS>");
    assertThat(first.uid()).isEqualTo(QuestionUid.parse("QANR5L13QE36001"));
    assertThat(first.author().name()).isEqualTo("Philippe Armand Martin");
    assertThat(first.author().mandateId()).isEqualTo("PM386399");
    assertThat(first.ministryAsked()).isEqualTo(PrintedMinistry.of("Éducation nationale"));
    assertThat(first.heading()).isEqualTo(
        new Heading(
            "enseignement secondaire : personnel", "professeurs documentalistes", List.of("rémunérations")));
    assertThat(first.question().page()).isEqualTo(10107);
    assertThat(first.question().text())
        .startsWith("M. Philippe Armand Martin attire l'attention de M. le ministre de l'éducation nationale sur")
        .endsWith("professeur certifié.")
        .doesNotContain("\n");
    String alone = sample.substring(0, sample.indexOf("\t<QUESTION ")) + sample.substring(second);
    assertThat(parse(alone).uid()).isEqualTo(QuestionUid.parse("QANR5L13QE36002"));
  }

  @Test
  void theSampleOfTheWebServiceIsAQuestion() throws IOException {
    Path file = CORPUS.resolve("reponses_dila/EnvoyerQuestionsRequest2.xml");
    assumeTrue(Files.exists(file));
    ParsedQuestion parsed = Parsers.parse(Files.readAllBytes(file));
    assertThat(parsed.uid()).isEqualTo(QuestionUid.parse("QANR5L13QE360012"));
    assertThat(parsed.author().group()).isEqualTo("Union pour un Mouvement Populaire");
    assertThat(parsed.heading().analyses()).hasSize(1);
    assertThat(parsed.question().text())
        .startsWith("M. Philippe Armand Martin attire")
        .endsWith("professeur certifié.");
    assertThat(parsed.status()).isEqualTo(Status.PENDING);
  }

  private static ObjectNode question(String uid, JsonNode entry) {
    QuestionUid parts = QuestionUid.parse(uid);
    ObjectNode question = JSON.createObjectNode();
    question.put("uid", uid).put("type", entry.get("sous_type").asText());
    question.putObject("identifiant").put("numero", String.valueOf(parts.number()))
        .put("legislature", entry.get("legislature").asText());
    question.putObject("indexationAN").putObject("analyses").set("analyse", entry.get("sujet"));
    question.putObject("auteur").putObject("groupe").set("abrege", entry.get("groupe_sigle"));
    ObjectNode ministry = JSON.createObjectNode().set("developpe", entry.get("ministere"));
    question.set("minInt", ministry);
    ObjectNode attribution = question.putObject("minAttribs").putObject("minAttrib");
    attribution.set("denomination", ministry);
    attribution.set("infoJO", journal(entry.get("date")));
    question.putNull("textesQuestion").putNull("textesReponse").putNull("cloture");
    if (!entry.get("date").isNull()) {
      question.putObject("textesQuestion").set("texteQuestion", text(entry, "date", "texte"));
    }
    if (!entry.get("date_reponse").isNull()) {
      question.putObject("textesReponse").set("texteReponse", text(entry, "date_reponse", "reponse"));
      ObjectNode closure = question.putObject("cloture").put("codeCloture", "REP_PUB");
      closure.set("dateCloture", entry.get("date_reponse"));
    }
    return question;
  }

  private static ObjectNode text(JsonNode entry, String date, String text) {
    ObjectNode node = JSON.createObjectNode();
    node.set("infoJO", journal(entry.get(date)));
    return node.set("texte", entry.get(text));
  }

  private static ObjectNode journal(JsonNode date) {
    return JSON.createObjectNode().set("dateJO", date);
  }

  private static LocalDate day(String date) {
    return date.contains("/") ? LocalDate.parse(date, SLASHES) : LocalDate.parse(date);
  }

  private static PrintedMinistry ministry(JsonNode node) {
    return new PrintedMinistry(value(node, "/abrege"), value(node, "/developpe"));
  }

  private static String value(JsonNode node, String path) {
    JsonNode found = node.at(path);
    return found.isNull() || found.isMissingNode() ? null : found.asText();
  }

  private static String prose(String text) {
    return text == null ? null : Prose.of(CleanText.composed(CleanText.of(text)));
  }

  private static String line(String text) {
    return CleanText.of(text).replaceAll("\\s+", " ").strip();
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
