package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayLiteralTest {

  @Test
  void everyElementIsQuotedSoThatNoneMeansAnything() {
    assertThat(ArrayLiteral.of(List.of("a", "NULL", "", "b,c}"))).isEqualTo("{\"a\",\"NULL\",\"\",\"b,c}\"}");
  }

  @Test
  void quotesAndBackslashesAreEscaped() {
    assertThat(ArrayLiteral.of(List.of("\"x\"", "a\\b"))).isEqualTo("{\"\\\"x\\\"\",\"a\\\\b\"}");
  }

  @Test
  void nothingIsAnEmptyArray() {
    assertThat(ArrayLiteral.of(List.of())).isEqualTo("{}");
  }
}
