package fr.questeur.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.QuestionType;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> of("pgae", "1")).hasMessageContaining("«pgae»").hasMessageContaining("limit");
    assertThatThrownBy(() -> of("limit", "0").number("limit", 1, 100)).hasMessageContaining("from 1 to 100, not «0»");
    assertThatThrownBy(() -> of("limit", "1e3").number("limit", 1, 100)).hasMessageContaining("limit");
    assertThatThrownBy(() -> of("limit", "99999999999999").number("limit", 1, 100)).hasMessageContaining("limit");
    assertThatThrownBy(() -> of("q", "x".repeat(201)).text("q")).hasMessageContaining("longer than 200");
    assertThatThrownBy(() -> of("q", "a\0b").text("q")).hasMessageContaining("q");
    assertThatThrownBy(() -> of("overdue", "yes").flag("overdue")).hasMessageContaining("true or false");
    assertThatThrownBy(() -> of("status", "open").coded("status", Status.values()))
        .hasMessageContaining("pending, answered");
    assertThatThrownBy(() -> of("type", "qe").named("type", QuestionType.values()))
        .hasMessageContaining("QE, QG, QOSD");
    assertThatThrownBy(() -> new Parameters(Map.of("q", List.of("a", "b")), Set.of("q")).text("q"))
        .hasMessageContaining("more than once");
  }

  @Test
  void numberOfWordsIsBounded() {
    assertThat(of("q", "\"mot\" ".repeat(32)).words("q")).isNotNull();
    assertThatThrownBy(() -> of("q", "l'eau ".repeat(17)).words("q")).hasMessageContaining("more than 32 words");
  }

  @Test
  void whatIsMissingOrEmptyAsksForNothing() {
    assertThat(of("q", "  ", "", "").text("q")).isNull();
    assertThat(of("q", "").number("limit", 1, 100, 25)).isEqualTo(25);
    assertThat(filter("q", "").where(LocalDate.EPOCH).values()).isEmpty();
  }

  @Test
  void anIdentityIsLookedUpAndNotSearchedFor() {
    assertThat(filter("q", "qanr5l14qe26402").uid()).isEqualTo("QANR5L14QE26402");
    assertThat(filter("q", "26402").number()).isEqualTo(26_402);
    assertThat(filter("q", "26402").isSearch()).isFalse();
    assertThat(filter("q", "26402 bis").words()).isEqualTo("26402 bis");
  }

  @Test
  void valuesNeverBecomePartOfTheStatement() {
    QuestionFilter filter = filter("portfolio", "x' OR '1'='1", "group", "; DROP TABLE question", "q", "'); --");
    Where where = filter.where(LocalDate.EPOCH);

    assertThat(where.sql() + filter.from()).doesNotContain("DROP", "--", "1'='1");
    assertThat(where.values()).contains("x' OR '1'='1", "; DROP TABLE question");
    assertThat(Questions.values(filter, where)).startsWith("'); --");
    assertThat((filter.from() + where.sql()).chars().filter(c -> c == '?').count())
        .isEqualTo(Questions.values(filter, where).size());
  }

  private static QuestionFilter filter(String... namesAndValues) {
    return QuestionFilter.of(of(namesAndValues));
  }

  private static Parameters of(String... namesAndValues) {
    Map<String, List<String>> given = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    Set<String> known = new HashSet<>(QuestionFilter.PARAMETERS);
    known.add("limit");
    return new Parameters(given, known);
  }
}
