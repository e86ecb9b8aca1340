package fr.questeur.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Question;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Source;
import fr.questeur.contract.Timeliness;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EnricherTest {

  private static final Instant OBSERVED_AT = Instant.parse("2026-11-23T10:15:30Z");
  private static final String DOCUMENT =
      """
      ## 14ème législature

      <b>Question N° :</b> <b>4711</b>\tDe <b>Mme Jeanne Exemple</b> ( Groupe inventé - Finistère )\t\
      <b>Question écrite</b>
      <b>Ministère interrogé</b> > Défense\t\t<b>Ministère attributaire</b> > Intérieur
      <b>Rubrique</b> > sécurité publique\t<b>Tête d'analyse</b> > gendarmerie\t<b>Analyse</b> > effectifs.
      Question publiée au JO le : <b>14/05/2013</b> page : <b>4900</b> \
      Réponse publiée au JO le : <b>25/06/2013</b> page : <b>6634</b>
      Date de changement d'attribution : <b>28/05/2013</b>

      ### Texte de la question

      Mme Jeanne Exemple interroge M. le ministre de la défense sur les effectifs de la gendarmerie.

      ### Texte de la réponse

      Les effectifs de la gendarmerie sont stables.
      """;

  private final Enricher enricher = new Enricher();

  @Test
  void aDocumentBecomesAQuestionWithItsSource() {
    Question question = enricher.enrich(bytes(DOCUMENT), "inbox/a.txt", OBSERVED_AT);
    assertThat(question.uid()).hasToString("QANR5L14QE4711");
    assertThat(question.attributions())
        .containsExactly(
            new Attribution(new Ministry("Défense", "defense"), LocalDate.of(2013, 5, 14)),
            new Attribution(new Ministry("Intérieur", "interieur"), LocalDate.of(2013, 5, 28)));
    assertThat(question.responseDelay()).isEqualTo(new ResponseDelay(42, Timeliness.WITHIN_EXTENSION, 0));
    assertThat(question.source().path()).isEqualTo("inbox/a.txt");
    assertThat(question.source().layout()).isEqualTo("text");
    assertThat(question.source().observedAt()).isEqualTo(OBSERVED_AT);
  }

  /** The digest of the bytes as they came, not of the text in them. */
  @Test
  void theHashIsThatOfTheBytes() {
    Source plain = enricher.enrich(bytes(DOCUMENT), "a", OBSERVED_AT).source();
    Source marked = enricher.enrich(bytes("\uFEFF" + DOCUMENT), "a", OBSERVED_AT).source();
    assertThat(plain.sha256()).matches("[0-9a-f]{64}").isNotEqualTo(marked.sha256());
  }

  @Test
  void theSameBytesInTwoPlacesSayTheSame() {
    Question question = enricher.enrich(bytes(DOCUMENT), "inbox/a.txt", OBSERVED_AT);
    Question copy = enricher.enrich(bytes(DOCUMENT), null, Instant.EPOCH);
    assertThat(copy.saysTheSameAs(question)).isTrue();
    assertThat(copy.source().sha256()).isEqualTo(question.source().sha256());
    assertThat(copy.source().path()).isNull();
  }

  @Test
  void whatIsNoQuestionIsRejected() {
    assertThatThrownBy(() -> enricher.enrich(bytes("Bonjour."), "a", OBSERVED_AT))
        .isInstanceOf(RejectedDocumentException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
