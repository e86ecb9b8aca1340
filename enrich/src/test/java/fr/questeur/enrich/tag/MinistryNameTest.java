package fr.questeur.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinistryNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe et affaires étrangères",
        "EUROPE ET AFFAIRES ETRANGERES",
        " Europe  et\taffaires étrange\u0300res ",
        "Europe, affaires étrangères",
        "Ministère de l'Europe et des affaires étrangères",
        "Ministère de l’Europe et des affaires étrangères",
        "Ministère\u00a0de\u00a0l’Europe\u00a0et\u00a0des\u00a0affaires\u202fétrangères",
        "M. le ministre de l'Europe et des affaires étrangères",
        "Mme la ministre déléguée à l'Europe et aux affaires étrangères",
        "Secrétariat d'État à l'Europe et aux affaires étrangères",
        "Ministre d'État, ministre de l'Europe et des affaires étran\u00adgères"
      })
  void oneFieldInAllItsSpellingsIsOneName(String label) {
    assertThat(MinistryName.field(label)).isEqualTo("europe affaires etrangeres");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Égalité femmes-hommes", "Égalité femmes–hommes", "Égalité femmes \u2011 hommes"})
  void dashesAreAllAlike(String label) {
    assertThat(MinistryName.field(label)).isEqualTo("egalite femmes hommes");
  }

  @Test
  void ligaturesAreTwoLetters() {
    assertThat(MinistryName.words("Œuvres et Æther")).isEqualTo("oeuvres et aether");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ministère auprès du ministre de l’économie, chargé des comptes publics | comptes publics",
        "Secrétariat d'État, auprès du Premier ministre, chargé de l'égalité | egalite",
        "Secrétaire d'État chargée des personnes handicapées | personnes handicapees",
        "Ministère auprès du garde des sceaux, ministre de la justice, chargé de l'enfance | enfance",
        "Ministère délégué auprès du ministre chargé de la mer, chargé de la pêche | peche"
      })
  void aMinisterWithAChargeIsNamedByIt(String label, String field) {
    assertThat(MinistryName.field(label)).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Secrétariat d'État auprès de la ministre des armées | armees",
        "Secrétariat d'État auprès du ministre d'État, ministre de l'intérieur | interieur",
        "Ministère auprès du Premier ministre | premier ministre",
        "Armées (Mme la SE auprès de la ministre) | armees"
      })
  void aMinisterWithoutAChargeIsNamedByTheMinistryTheyBelongTo(String label, String field) {
    assertThat(MinistryName.field(label)).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"Premier ministre, premier ministre", "Service du Premier Ministre, service premier ministre"})
  void thePrimeMinistersOfficeIsTheirName(String label, String field) {
    assertThat(MinistryName.field(label)).isEqualTo(field);
  }

  @Test
  void otherParenthesesStay() {
    assertThat(MinistryName.field("Équipement (mer)")).isEqualTo("equipement mer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "—", "Ministère", "Ministre d'État", "M. le ministre chargé de", "de la", "Мінистр"})
  void whatNamesNoFieldIsEmpty(String label) {
    assertThat(MinistryName.field(label)).isEmpty();
  }

  @Test
  void theNameDoesNotDependOnTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(MinistryName.field("INDUSTRIE")).isEqualTo("industrie");
    } finally {
      Locale.setDefault(before);
    }
  }
}
