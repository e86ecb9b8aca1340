package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.enrich.parse.data.Fixtures.XML_VIEW;
import static fr.questeur.enrich.parse.data.Fixtures.assertRejected;
import static fr.questeur.enrich.parse.data.Fixtures.parse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlViewTest {

  private static final LocalDate PUBLISHED = LocalDate.of(2014, 1, 7);
  private static final LocalDate ANSWERED = LocalDate.of(2014, 5, 13);

  private static final String CLOSURE =
      XML_VIEW.substring(XML_VIEW.indexOf("<CLOTURE>"), XML_VIEW.indexOf("</CLOTURE>"));
  private static final String ANSWER =
      XML_VIEW.substring(XML_VIEW.indexOf("<REPONSE>"), XML_VIEW.indexOf("</REPONSE>"));
  private static final String NO_ANSWER =
      "<REPONSE><TEXTE_REPONSE><![CDATA[]]></TEXTE_REPONSE><DATE_JO_REPONSE/><PAGE_JO_REPONSE/>";

  @Test
  void everyFieldComesThrough() {
    PrintedMinistry transports = new PrintedMinistry("Transports", "Ministère des transports");
    PrintedMinistry ecologie = new PrintedMinistry("Écologie", "Ministère de l'écologie");
    assertThat(parse(XML_VIEW))
        .isEqualTo(
            new ParsedQuestion(
                "xml-view",
                QuestionUid.parse("QANR5L14QE190010"),
                Status.ANSWERED,
                new Author(
                    "Mme", "Odile Varenne-Dübois", "PA190012", "PM190011", "Écologiste", "ECO", "PO190013",
                    "Hauts-de-Seine", "Île-de-France"),
                transports,
                ecologie,
                List.of(
                    new PrintedAttribution(transports, PUBLISHED),
                    new PrintedAttribution(ecologie, LocalDate.of(2014, 4, 3))),
                new Heading("eau", null, List.of("canaux", "entretien")),
                new Publication(
                    "Mme Odile Varenne interroge M. le ministre sur les canaux.",
                    PUBLISHED,
                    18,
                    new JournalIssue("JO_QUESTION", "1", null, null)),
                new Publication(
                    "Voici :\n\n| LIEU | NOMBRE |\n\n| Seine | 3 |\n\nFin.",
                    ANSWERED,
                    3861,
                    new JournalIssue("JO_QUESTION", "19", null, null)),
                List.of(),
                List.of(),
                List.of(
                    new Event(EventType.PUBLISHED, PUBLISHED, 18, null, null),
                    new Event(EventType.CORRECTED, LocalDate.of(2014, 1, 14), 21, Part.QUESTION, null),
                    Event.of(EventType.REATTRIBUTED, LocalDate.of(2014, 4, 3)),
                    Event.of(EventType.RENEWED, LocalDate.of(2014, 4, 8)),
                    Event.of(EventType.RENEWED, LocalDate.of(2014, 4, 15)),
                    Event.of(EventType.SIGNALLED, LocalDate.of(2014, 4, 22)),
                    new Event(EventType.ANSWERED, ANSWERED, 3861, null, null),
                    new Event(EventType.CORRECTED, LocalDate.of(2014, 5, 20), 4000, Part.ANSWER, null))));
  }

  @Test
  void emptyFieldsSayNothing() {
    String pending =
        XML_VIEW
            .replace(CLOSURE, "<CLOTURE><DATE_JO/><PAGE_JO/><ABREGE/><LIBELLE/><NUMERO_JO/><TYPE_JO/>")
            .replace(ANSWER, NO_ANSWER)
            .replaceAll("(?s)<SIGNALEMENT>.*</SIGNALEMENT>", "<SIGNALEMENT><DATE_JO/><TYPE_JO/></SIGNALEMENT>")
            .replaceAll("(?s)<(ERRATUM_\\w+)>.*?</\\1>", "<$1><DATE_JO/><PAGE_JO/><TYPE_JO/></$1>")
            .replaceAll("(?s)<RENOUVELLEMENT>.*</RENOUVELLEMENT>", "<RENOUVELLEMENT/>");
    ParsedQuestion parsed = parse(pending);
    assertThat(parsed.status()).isEqualTo(Status.PENDING);
    assertThat(parsed.answer()).isNull();
    assertThat(parsed.events()).extracting(Event::type).containsExactly(EventType.PUBLISHED, EventType.REATTRIBUTED);
  }

  @ParameterizedTest
  @CsvSource({
    "RETRAIT, Retrait à l'initiative de l'auteur, WITHDRAWN, WITHDRAWN",
    "FIN_MANDAT, Fin de mandat, LAPSED, LAPSED",
    "CLO, Autre, CLOSED_OTHERWISE, CLOSED"
  })
  void closuresWithoutAnAnswer(String code, String label, Status status, EventType type) {
    ParsedQuestion parsed =
        parse(
            XML_VIEW
                .replace(CLOSURE, CLOSURE.replace("REP_PUB", code).replace("Réponse publiée", label))
                .replace(ANSWER, NO_ANSWER)
                .replaceAll("(?s)<ERRATUM_REPONSE>.*</ERRATUM_REPONSE>", ""));
    assertThat(parsed.status()).isEqualTo(status);
    assertThat(parsed.events()).contains(new Event(type, ANSWERED, null, null, label));
  }

  @Test
  void anAnswerWithoutATextIsOneAllTheSame() {
    ParsedQuestion parsed = parse(XML_VIEW.replace(ANSWER, NO_ANSWER));
    assertThat(parsed.status()).isEqualTo(Status.ANSWERED);
    assertThat(parsed.answer().text()).isNull();
    assertThat(parsed.answer().date()).isEqualTo(ANSWERED);
    assertThat(parsed.answer().page()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
  void aDocumentInWhichAllAccentsAreMojibakeIsRepaired(String readAs) {
    String capital = XML_VIEW.replace("Fin.", "à « l'Œuvre » : 3 €, l’été, déjà là.");
    String mangled = new String(capital.getBytes(UTF_8), Charset.forName(readAs));
    assertThat(mangled).contains("Ã©");
    assertThat(parse(mangled)).isEqualTo(parse(capital));
  }

  @Test
  void oneAccentThatIsRightIsEnoughToLeaveADocumentAlone() {
    String some = XML_VIEW.replace("<LIBELLE>Écologiste", "<LIBELLE>" + new String("É".getBytes(UTF_8), ISO_8859_1));
    assertThat(parse(some).author().name()).isEqualTo("Odile Varenne-Dübois");
  }

  @Test
  void whatIdentifiesItIsRequired() {
    assertRejected(XML_VIEW.replace(" TYPE=\"QE\"", ""), INCOMPLETE, "type");
    assertRejected(XML_VIEW.replace("<LEGISLATURE>14</LEGISLATURE>", "<LEGISLATURE/>"), INCOMPLETE, "legislature");
    assertRejected(XML_VIEW.replace(" NUMERO=\"190010\"", ""), INCOMPLETE, "number");
    assertRejected(XML_VIEW.replace("<DATE_JO>07/01/2014</DATE_JO><PAGE_JO>18", "<PAGE_JO>18"), INCOMPLETE, "date");
    assertRejected(XML_VIEW.replace("\"190010\"", "\"19x\""), CONTRADICTORY, "19x");
    assertRejected(XML_VIEW.replace("TYPE=\"QE\"", "TYPE=\"QOAD\""), NOT_A_QUESTION, "QOAD");
    assertRejected(
        XML_VIEW.replace("<LEGISLATURE>14", "<LEGISLATURE>13</LEGISLATURE><LEGISLATURE>14"),
        CONTRADICTORY, "13", "14");
  }

  @Test
  void thePageOfAServerThatFailedIsNoQuestion() {
    assertRejected(
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
        NOT_A_QUESTION, "502");
  }
}
