package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortfoliosTest {

  @Test
  void namesAreFrenchWithTheirAccents() {
    assertThat(Portfolios.all())
        .contains(
            new Portfolio("affaires-etrangeres", "Affaires étrangères"),
            new Portfolio("ecologie", "Écologie"),
            new Portfolio("relations-parlement", "Relations avec le Parlement"));
  }

  @Test
  void everyIdIsLowerCaseWordsJoinedByHyphens() {
    assertThat(Portfolios.all()).extracting(Portfolio::id).allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void noTwoHaveTheSameName() {
    assertThat(Portfolios.all()).extracting(Portfolio::name).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void aMinistrysOwnNameIsNotKnown() {
    assertThat(Portfolios.isKnown("defense")).isTrue();
    assertThat(Portfolios.isKnown("magie")).isFalse();
    assertThat(Portfolios.isKnown("Défense")).isFalse();
  }

  @Test
  void theTableCannotBeChanged() {
    assertThatThrownBy(() -> Portfolios.all().clear()).isInstanceOf(UnsupportedOperationException.class);
  }
}
