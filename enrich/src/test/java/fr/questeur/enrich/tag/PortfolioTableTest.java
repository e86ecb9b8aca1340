package fr.questeur.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Ministry;
import fr.questeur.contract.Portfolio;
import fr.questeur.contract.Portfolios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioTableTest {

  private final PortfolioTable table = PortfolioTable.load();

  @Test
  void everyLineIsAKnownPortfolioAndALabel() {
    assertThat(PortfolioTable.lines())
        .isNotEmpty()
        .allSatisfy(
            line -> {
              String[] cells = line.split("\t", -1);
              assertThat(cells).hasSize(2);
              assertThat(Portfolios.isKnown(cells[0])).as(cells[0]).isTrue();
              assertThat(cells[1]).isNotBlank().isEqualTo(cells[1].strip());
            });
  }

  @Test
  void everyLabelLeadsToThePortfolioOfItsLine() {
    assertThat(PortfolioTable.lines())
        .allSatisfy(
            line -> {
              String[] cells = line.split("\t");
              assertThat(table.ministry(cells[1])).isEqualTo(new Ministry(cells[1], cells[0]));
            });
  }

  @Test
  void noLabelIsThereTwiceEvenInAnotherSpelling() {
    assertThat(PortfolioTable.lines())
        .extracting(line -> MinistryName.field(line.split("\t")[1]))
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPortfolioHasItsOwnNameAsALabel() {
    assertThat(Portfolios.all())
        .allSatisfy(portfolio -> assertThat(table.ministry(portfolio.name()).portfolio()).isEqualTo(portfolio.id()));
  }

  /** So the own name of an unknown ministry is a known id only if it is that portfolio's name. */
  @Test
  void everyIdIsThePortfoliosNameWrittenAsAnId() {
    assertThat(Portfolios.all())
        .allSatisfy(
            portfolio -> assertThat(MinistryName.field(portfolio.name()).replace(' ', '-')).isEqualTo(portfolio.id()));
  }

  @Test
  void noIdIsAsLongAsACutOneOrNameless() {
    assertThat(Portfolios.all())
        .extracting(Portfolio::id)
        .allMatch(id -> id.length() < 80)
        .doesNotContain("sans-nom");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Affaires étrangères | affaires-etrangeres",
        "Affaires étrangères et développement international | affaires-etrangeres",
        "Europe et affaires étrangères | affaires-etrangeres",
        "Europe | affaires-europeennes",
        "Affaires sociales et santé | sante",
        "Affaires sociales, santé et droits des femmes | sante",
        "Solidarités et santé | sante",
        "Santé et prévention | sante",
        "Affaires sociales et emploi | solidarites",
        "Redressement productif | industrie",
        "Action et comptes publics | budget",
        "Réforme de l'État, décentralisation et fonction publique | fonction-publique",
        "Transformation et fonction publiques | fonction-publique",
        "Transition écologique et solidaire | ecologie",
        "Ministère auprès du ministre de la transition écologique, chargé des transports | transports",
        "Ministre de l'Écologie, du Développement durable, des Transports et du Logement | ecologie",
        "Garde des Sceaux, ministre de la Justice et des Libertés | justice",
        "Première ministre | premier-ministre",
        "Service du Premier Ministre | premier-ministre",
        "Travail, santé, solidarités et familles | travail",
        "affaires sociales et emploi | solidarites",
        "P. et T. | postes-telecommunications",
        "recherche et technologie | recherche",
        "temps libre, jeunesse et sports | jeunesse",
        "Ministère de l'environnement, de l'énergie et de la mer, chargé des relations internationales sur le"
            + " climat | ecologie",
        "Première ministre, chargée de la planification écologique et énergétique | premier-ministre",
        "Armées (Mme la SE auprès de la ministre) | defense"
      })
  void aPortfolioOutlivesTheNamesOfItsMinistries(String label, String portfolio) {
    assertThat(table.ministry(label)).isEqualTo(new Ministry(label, portfolio));
  }

  @Test
  void anUnknownLabelKeepsItsOwnName() {
    Ministry unknown = table.ministry("Ministère de la Magie et des Hiboux");
    assertThat(unknown).isEqualTo(new Ministry("Ministère de la Magie et des Hiboux", "magie-hiboux"));
    assertThat(table.ministry("magie, hiboux").portfolio()).isEqualTo(unknown.portfolio());
    assertThat(Portfolios.isKnown(unknown.portfolio())).isFalse();
  }

  @Test
  void aPortfolioIdAsALabelIsThatPortfolio() {
    assertThat(table.ministry("affaires-etrangeres").portfolio()).isEqualTo("affaires-etrangeres");
  }

  @Test
  void aLongUnknownLabelIsCutAndStaysUnknown() {
    String portfolio = table.ministry("Justice " + "x".repeat(100_000)).portfolio();
    assertThat(portfolio).startsWith("justice-xxx").hasSize(80);
    assertThat(Portfolios.isKnown(portfolio)).isFalse();
  }

  @Test
  void aLabelThatNamesNothingIsNameless() {
    assertThat(table.ministry("Ministère")).isEqualTo(new Ministry("Ministère", "sans-nom"));
  }
}
