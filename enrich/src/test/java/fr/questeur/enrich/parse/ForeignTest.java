package fr.questeur.enrich.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that is none of ours is refused with the name of what it is. */
class ForeignTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Sénat, text: each mark of FORMATS §9 by itself
        "Question de M. LE BIHAN Yves (Finistère - UC) publiée le 25/04/1991\\n\\nM. Yves Le Bihan demande.|Sénat",
        "Sémaphores\\n\\n17e législature\\n\\nQuestion écrite n° 01234 de Mme Anne Le Goff (Morbihan - UC)\\n\\nTexte."
            + "|Sénat",
        "Sémaphores\\npubliée dans le JO Sénat du 26/09/2019 - page 4859\\nTexte.|Sénat",
        "Mme Le Goff demande.\\n\\n- page 1038\\n\\nTransmise au Ministère de la mer|Sénat",
        "Mme Le Goff demande.\\n\\nLa question est caduque\\n\\nPage mise à jour le|Sénat",
        "Question orale sans débat n° 0123S de Mme Anne Le Goff (Morbihan - UC)\\nTexte.|Sénat",
        // Sénat, pages
        "<!DOCTYPE html><html><head><title>Sémaphores - Sénat</title></head><body><p>x</p></body></html>|Sénat",
        "<!DOCTYPE html><html><head><title>Sémaphores</title><link rel=\"canonical\""
            + " href=\"https://www.senat.fr/questions/base/2019/qSEQ190999999.html\"></head></html>|Sénat",
        // others
        "<html><head><title>50x</title></head><body>An error occurred.</body></html>|error page",
        "<html><head><title>503 Service Unavailable</title></head></html>|error page",
        "<!DOCTYPE html><html><head>\\n<title>\\n Page introuvable - Assemblée nationale</title></head></html>"
            + "|error page",
        "<html><head><title>Amendement n°12 - Assemblée nationale</title></head></html>|amendment",
        "AMENDEMENT N° 12\\n\\nprésenté par Mme Varenne\\n\\nARTICLE 3|amendment",
        "<!DOCTYPE html><html><head><title>Article 3 - Code des ports - Légifrance</title></head></html>|Légifrance",
        "Article L. 5331-1 - Code des transports - Légifrance\\n\\nTexte de l'article.|Légifrance",
        "<!DOCTYPE html><html><head><title>Recherche de questions 16e législature - Assemblée nationale</title>|search",
        "<html><head><title>Questions 17e législature - Assemblée nationale</title></head></html>|search",
        "<html><head><title>Résultats de la recherche</title></head></html>|search",
        "<html><head><title>NosDéputés.fr : question n° 190001</title></head></html>|nosdeputes.fr",
        "<!DOCTYPE html><html><head><title>Compte rendu de la séance du lundi - Assemblée nationale</title>|debates",
        "<!DOCTYPE html><html><head><title>Mme Odile Varenne - Assemblée nationale</title></head></html>"
            + "|without a question",
        "<!DOCTYPE html><html><head><title>Recettes de crêpes</title></head></html>|web page",
        "Il était une fois un phare.|in no layout that is known",
      })
  void isNamed(String document, String name) {
    RejectedDocumentException rejected = rejection(document.replace("\\n", "\n"));
    assertThat(rejected.reason()).isEqualTo(DeadLetterReason.NOT_A_QUESTION);
    assertThat(rejected).hasMessageContaining(name);
  }

  @Test
  void theMessageQuotesHowTheDocumentBegins() {
    assertThat(rejection("Il était une fois\nun phare.")).hasMessageContaining("«Il était une fois un phare.»");
  }

  @ParameterizedTest
  @Timeout(30)
  @ValueSource(
      strings = {
        "<title>", "question de m. ", "\n", "- page 1", "og:url", "amendement n ", "<title> ", "/amendements/",
      })
  void soonHoweverLong(String part) {
    assertThat(rejection(part.repeat(500_000 / part.length()) + "x").reason())
        .isIn(DeadLetterReason.NOT_A_QUESTION, DeadLetterReason.OVER_BUDGET);
  }

  private static RejectedDocumentException rejection(String document) {
    var rejected =
        catchThrowableOfType(RejectedDocumentException.class, () -> Parsers.parse(document.getBytes(UTF_8)));
    assertThat(rejected).as("a rejection").isNotNull();
    return rejected;
  }
}
