package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Politique extérieure", "politique extérieure", "POLITIQUE EXTERIEURE", "politique exte\u0301rieure",
        " politique\u00A0extérieure. ", "politique-extérieure", "Politique extérieure :", "politique  exté\u00ADrieure"
      })
  void allSpellingsOfATermHaveOneId(String term) {
    assertThat(TermId.of(term)).isEqualTo("politique-exterieure");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aides de l'État | aides-de-l-etat",
        "aides de l’Etat | aides-de-l-etat",
        "œuvres d'art | oeuvres-d-art",
        "OEUVRES D'ART | oeuvres-d-art",
        "Œuvres d'art | oeuvres-d-art",
        "ex æquo | ex-aequo",
        "logement : aides et prêts | logement-aides-et-prets",
        "logement: aides et prêts. | logement-aides-et-prets",
        "Loire‑Atlantique | loire-atlantique",
        "loi n° 2005-102 | loi-n-2005-102",
        "loi nº2005-102 | loi-n-2005-102",
        "(assurance) « maladie » ; | assurance-maladie",
        "100 % santé | 100-sante"
      })
  void signsOnlySeparateWords(String term, String id) {
    assertThat(TermId.of(term)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({"impôts locaux,impôt local", "retraite : montant,retraites : montant", "santé,santé publique"})
  void otherTermsHaveOtherIds(String one, String other) {
    assertThat(TermId.of(one)).isNotEqualTo(TermId.of(other));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "—", ". : '"})
  void whatNamesNothingHasNone(String term) {
    assertThat(TermId.of(term)).isNull();
  }

  @Test
  void anIdIsItsOwnId() {
    assertThat(TermId.of("politique-exterieure")).isEqualTo("politique-exterieure");
  }

  /** A Turkish i has no dot less, wherever the program runs. */
  @Test
  void theLanguageOfTheMachineMakesNoDifference() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(TermId.of("INDUSTRIE")).isEqualTo("industrie");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aHeadingHasTheIdsOfItsTerms() {
    Heading heading = new Heading("Politique extérieure", "Activités", List.of());
    assertThat(heading.rubricId()).isEqualTo("politique-exterieure");
    assertThat(heading.analysisHeadId()).isEqualTo("activites");
    assertThat(new Heading(null, null, List.of()).rubricId()).isNull();
    assertThat(new Heading(null, null, List.of()).analysisHeadId()).isNull();
  }
}
