package fr.questeur.enrich.parse.text;

import static fr.questeur.contract.DeadLetterReason.TRUNCATED;
import static fr.questeur.enrich.parse.text.Documents.answeredWith;
import static fr.questeur.enrich.parse.text.Documents.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"la dimension de\n\n\nservice public.\" | la dimension de service public.",
        "\"plus de\n\n43 000 abonnés.\" | plus de 43 000 abonnés.",
        "\"la *dimension\n\nde service* public.\" | la *dimension de service* public.",
        "\"les objectifs\n\n; ensuite.\" | les objectifs ; ensuite.",
        "\"le vice-\nprésident.\" | le vice-président.",
        "\"un tiret -\nseul.\" | un tiret - seul.",
        "\"une  ligne\nune  autre.\" | une ligne une autre."
      })
  void aBrokenSentenceIsOneAgain(String printed, String text) {
    assertThat(answer(printed)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Un.\n\nDeux.",
        "Trois objectifs :\n\nrenforcer le service.",
        "Un titre sans point\n\nLe texte.",
        "- un ;\n\n- deux ;\n\n- trois.",
        "1. un ;\n\n2. deux.",
        "| a | b |\n\n| c | d |\n\nFin."
      })
  void realParagraphsStay(String text) {
    assertThat(answer(text)).isEqualTo(text);
  }

  @Test
  void itemsAndRowsAreLinesOfTheirOwn() {
    assertThat(answer("Deux choses :\n- l'une,\n  plus longue ;\n- l'autre.\n|a|b|\n|---|---|\n|c|d|\nFin."))
        .isEqualTo("Deux choses :\n\n- l'une, plus longue ;\n\n- l'autre.\n\n|a|b|\n\n|c|d|\n\nFin.");
  }

  @Test
  void htmlListsAndTablesBecomeItemsAndRows() {
    assertThat(answer("Soit :<ul><li>un ;</li><li>deux.</li></ul><table><tr><td>a</td><td>b</td></tr></table>Fin."))
        .isEqualTo("Soit :\n\n- un ;\n\n- deux.\n\n| a | b |\n\nFin.");
  }

  @Test
  void aWrappedNumberIsNoItem() {
    assertThat(answer("Voir page\n12. Le décret suit.")).isEqualTo("Voir page 12. Le décret suit.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Le <i>Monde</i>. | Le *Monde*.",
        "Le<em> Monde </em>dit. | Le *Monde* dit.",
        "Le _Monde_ et __La Croix__. | Le *Monde* et **La Croix**.",
        "Le <strong><i>Monde</i></strong>. | Le ***Monde***.",
        "Un fichier_de_nom et _ seul. | Un fichier_de_nom et _ seul.",
        "Un <i>début sans fin. | Un début sans fin.",
        "Une fin</b> sans début<b></b>. | Une fin sans début.",
        "Un <span class='x'>mot</span><a name=PG7>. | Un mot.",
        "Si a < b & c > d, <https://x.fr/y> va. | Si a < b & c > d, <https://x.fr/y> va.",
        "10 M&#8364;, 5 M&amp;euro;, &oelig;uvre &inconnu; &#150; fin. | 10 M€, 5 M€, œuvre &inconnu; – fin."
      })
  void emphasisAndEntitiesAreWrittenInOneWay(String printed, String text) {
    assertThat(answer(printed)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Il est prévu de",
        "Fini.\n\nIl est prévu de",
        "Il est *prévu*",
        "Il est prévu, «",
        "Deux :\n\n- l'un ;\n\n- l'autre est",
        "Une note [1] au milieu du",
        "Fini. <b"
      })
  void aTextThatEndsInMidSentenceIsTruncated(String text) {
    assertRejected(answeredWith(text), TRUNCATED, "in the middle of a sentence");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Il l'a dit : « oui »",
        "Il l'a *dit.*",
        "Il l'a dit !",
        "Fini [1].\n\n[1] Règlement (UE) 2024/1789",
        "Fini (1).\n\n(1) Règlement du gaz",
        "Fini [2]. [2] Règlement du gaz",
        "Voir https://www.legifrance.gouv.fr/x",
        "Fini.\n\n| a | b |",
        "Soit\n\n- le Gers\n\n- le Lot"
      })
  void endsThatAreBareByNatureAreWhole(String text) {
    assertThat(answer(text)).isEqualTo(text);
  }

  private static String answer(String text) {
    return Documents.parse(answeredWith(text)).answer().text();
  }
}
