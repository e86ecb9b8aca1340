package fr.questeur.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small archives hold documents of the largest size that would fill a heap many times over. */
@Timeout(60)
class BudgetTest {

  private static final String HEADER =
      """
      ## 14ème législature

      <b>Question N° :</b> <b>199001</b>\tDe <b>Mme Odile Varenne</b> ( Écologiste - Finistère )\t<b>Question écrite</b>
      <b>Ministère interrogé</b> > Écologie\t\t<b>Ministère attributaire</b> > Écologie
      <b>Rubrique</b> > eau\t<b>Tête d'analyse</b> > qualité\t<b>Analyse</b> > %s
      Question publiée au JO le : <b>08/10/2013</b> page : <b>10431</b>

      ### Texte de la question

      %s fin.

      ### Texte de la réponse
      """;

  private final Enricher enricher = new Enricher();

  @ParameterizedTest
  @CsvSource(delimiter = '!', quoteCharacter = '`', value = {
    "<a> ! more than 100,000 «<» in a document",
    "&amp; ! more than 1,000,000 «&» in a document",
    "`a\n\n` ! more than 200,000 lines in a text",
    "`_ a` ! more than 100,000 marks of emphasis in a paragraph",
    "`QE 1 ` ! more than 20,000 references in a text",
    "`loi 95-1190 ` ! more than 20,000 references in a text",
  })
  void rejectsTextOfOneThing(String unit, String message) {
    assertOverBudget(HEADER.formatted("algues", fill(unit)), message);
  }

  @Test
  void rejectsJsonWithMoreValuesThanTheBudget() {
    assertOverBudget(
        "{\"question\":{\"uid\":\"QANR5L14QE1\",\"x\":[" + fill("0,") + "0]}}", "more than 100,000 fields in a document");
    assertOverBudget(
        "{\"question\":{\"uid\":\"QANR5L14QE1\"," + fill("\"a\":null,") + "\"b\":1}}", "more than 100,000 fields in a document");
  }

  @Test
  void readsLinesWithinLinesOfSourceViewOnce() {
    String within = "<table><tr><td class=\"line-content\">";
    String view =
        "<html><body><table><tr><td class=\"line-number\"></td></tr></table>" + within.repeat(30) + "x".repeat(9_000_000);
    RejectedDocumentException rejected = rejection(view);
    assertThat(rejected.reason()).isEqualTo(DeadLetterReason.NOT_A_QUESTION);
  }

  @Test
  void rejectsListAndFieldBeyondBudget() {
    assertOverBudget(HEADER.formatted("x".repeat(2_001), "Oui,"), "more than 2,000 characters in a field that is no text");
    assertOverBudget(HEADER.formatted("mer. ".repeat(1_001), "Oui,"), "more than 1,000 entries in a list of the question");
  }

  @Test
  void rejectsDocumentBeyondTheLargestSizeWithoutReadingIt() {
    RejectedDocumentException rejected =
        catchThrowableOfType(
            RejectedDocumentException.class,
            () -> enricher.enrich(new byte[Topics.MAX_DOCUMENT_BYTES + 1], null, Instant.EPOCH));
    assertThat(rejected.reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void messageIsShortWhateverTheDocumentSays() {
    String number = "9".repeat(1_000_000);
    assertThat(rejection("{\"question\":{\"uid\":\"" + number + "\"}}").getMessage()).hasSizeLessThan(1_100);
  }

  private static String fill(String unit) {
    return unit.repeat(9_000_000 / unit.getBytes(UTF_8).length);
  }

  private void assertOverBudget(String document, String message) {
    RejectedDocumentException rejected = rejection(document);
    assertThat(rejected).hasMessage(message);
    assertThat(rejected.reason()).isEqualTo(DeadLetterReason.OVER_BUDGET);
  }

  private RejectedDocumentException rejection(String document) {
    RejectedDocumentException rejected =
        catchThrowableOfType(
            RejectedDocumentException.class, () -> enricher.enrich(document.getBytes(UTF_8), null, Instant.EPOCH));
    assertThat(rejected).as("a rejection").isNotNull();
    return rejected;
  }
}
