package fr.questeur.enrich.parse.text;

import static fr.questeur.contract.DeadLetterReason.BINARY;
import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.EMPTY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;
import static fr.questeur.contract.DeadLetterReason.UNDECODABLE;
import static fr.questeur.enrich.parse.text.Documents.BASE;
import static fr.questeur.enrich.parse.text.Documents.answeredWith;
import static fr.questeur.enrich.parse.text.Documents.assertRejected;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\r\n", "\u00A0\u2009", "\uFEFF", "\uFEFF \n\f"})
  void whiteSpaceAloneIsEmpty(String document) {
    assertRejected(document, EMPTY, "the document has no");
  }

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.4, PDF", "PK\u0003\u0004x, ZIP", "\u0089PNG, PNG", "\u00FF\u00D8\u00FF\u00E0, JPEG", "BZh9, bzip2"
  })
  void aKnownFormatIsNamed(String start, String name) {
    assertRejected(start.getBytes(ISO_8859_1), BINARY, name);
  }

  @Test
  void aControlIsBinaryAndItsPlaceIsTold() {
    assertRejected("abc\u0000def", BINARY, "0x00 at byte 3");
    assertRejected(BASE + "\u0007", BINARY, "0x07 at byte");
    assertRejected("\uFEFFab\u0000".getBytes(UTF_16LE), BINARY, "0x00 at byte 6");
  }

  @Test
  void utf8WithAStrayByteIsNeitherUtf8NorLatin1() {
    byte[] bytes = BASE.getBytes(UTF_8);
    bytes[400] = (byte) 0xFF;

    assertRejected(bytes, UNDECODABLE, "byte 400");
  }

  @Test
  void aByteThatWindows1252DoesNotKnowIsUndecodable() {
    byte[] bytes = BASE.getBytes(ISO_8859_1);
    bytes[300] = (byte) 0x81;

    assertRejected(bytes, UNDECODABLE, "byte 300");
  }

  @Test
  void aLoneSurrogateIsUndecodable() {
    assertRejected(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00, (byte) 0xD8, 0x41, 0x00}, UNDECODABLE, "byte 2");
  }

  @Test
  void utf8CutWithinACharacterIsTruncated() {
    byte[] bytes = (BASE + "é").getBytes(UTF_8);

    assertRejected(Arrays.copyOf(bytes, bytes.length - 1), TRUNCATED, "within a character");
  }

  @Test
  void whatPostgresCannotHoldIsReplaced() {
    String text = Documents.parse(answeredWith("Un&#0; deux\uFFFF trois &#xD800;.")).answer().text();

    assertThat(text).isEqualTo("Un\uFFFD deux\uFFFD trois \uFFFD.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bonjour, voici les comptes rendus de la XIVe législature.",
        "{\"acteur\": {\"uid\": \"PA720614\"}}",
        "<!DOCTYPE html><html><body>Question N° 3 Question écrite</body></html>"
      })
  void otherLayoutsAreNoQuestion(String document) {
    assertRejected(document, NOT_A_QUESTION, "in no layout that is known: «" + document.substring(0, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Question de M. DURAND Paul (Eure - NI) publiée le 25/04/1991\n\nTexte\n\nLa question est caduque",
        "15e législature\n\nQuestion écrite n° 1 de Mme A B (Eure - LR)\n\npubliée dans le JO Sénat du 26/09/2019"
      })
  void aQuestionOfTheSenateIsCalledThat(String document) {
    assertRejected(document, NOT_A_QUESTION, "Sénat");
  }

  @ParameterizedTest
  @CsvSource({"## 14ème législature, legislature", "198500, number", "Question écrite, type"})
  void nothingOfTheIdentityIsGuessed(String printed, String missing) {
    assertRejected(BASE.replace(printed, ""), INCOMPLETE, "not printed: " + missing);
  }

  @Test
  void textsWithoutAHeaderAreIncomplete() {
    assertRejected("Texte de la QUESTION :\n|\nUn texte.\n|\n", INCOMPLETE, "not printed: legislature, type, number");
  }

  @ParameterizedTest
  @CsvSource({"14ème, 0ème, legislature 0", "14ème, 140ème, legislature 140", "198500, 0, number 0"})
  void absurdIdentitiesAreContradictory(String printed, String absurd, String message) {
    assertRejected(BASE.replace(printed, absurd), CONTRADICTORY, message);
  }

  @Test
  void twoValuesForOneThingAreContradictory() {
    assertRejected("## 15ème législature\n\n" + BASE, CONTRADICTORY, "legislature: [15, 14]");
    assertRejected(BASE.replace(Documents.NUMBER, Documents.NUMBER + "\tQuestion N° : 7"), CONTRADICTORY, "198500, 7");
    assertRejected(BASE.replace(Documents.TYPE, "Question écrite\tQuestion au Gouvernement"), CONTRADICTORY, "QE, QG");
  }

  @Test
  void twoQuestionsInOneDocumentAreNamed() {
    String second = BASE.replace("198500", "198501");

    assertRejected(BASE + second, SEVERAL_QUESTIONS, "question 198500 of legislature 14, then question 198501");
    assertRejected(BASE + second.replace("\t", "\n"), SEVERAL_QUESTIONS, "then question 198501");
    assertRejected(BASE + "\n\n" + BASE, SEVERAL_QUESTIONS, "then question 198500");
    assertRejected(BASE + BASE.replace(Documents.NUMBER, ""), SEVERAL_QUESTIONS, "then a question without a number");
  }

  @Test
  void aQuestionThatQuotesAnotherIsOne() {
    String answer = "Question n° 12345 relative aux ports : il y a été répondu.\n\nVoir la question écrite n° 9.";

    assertThat(Documents.parse(answeredWith(answer)).answer().text()).isEqualTo(answer);
  }

  @Test
  void aDocumentCutInItsHeaderIsTruncated() {
    assertRejected(BASE.substring(0, BASE.indexOf("Réponse publiée")), TRUNCATED, "ends in its header");
  }

  @Test
  void anAnswerThatIsSaidAndNotThereIsTruncated() {
    assertRejected(answeredWith(""), TRUNCATED, "says that it was answered on 2013-06-25");
    assertRejected(BASE.substring(0, BASE.indexOf("### Texte de la rép")), TRUNCATED, "answered on 2013-06-25");
  }

  @Test
  void aWrittenQuestionWithoutTextIsTruncated() {
    assertRejected(BASE.replace(Documents.QUESTION, ""), TRUNCATED, "no text of the question");
  }
}
