package fr.questeur.bench.mutate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceTest {

  private static final LocalDate FIRST_OF_MARCH = LocalDate.of(1993, 3, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "le 01/03/1993 page", "1/3/1993", "01.03.1993", "{\"d\": \"1993-03-01\"}", "le 1er mars 1993",
        "1er\u00A0mars\n1993", "<b>01</b>/03/1993", "01&#47;03&#47;1993", "{\"d\": \"01\\/03\\/1993\"}"
      })
  void aDateIsPrintedInAnyForm(String document) {
    assertThat(new Evidence(document.getBytes(UTF_8)).prints(FIRST_OF_MARCH)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"02/03/1993", "03/01/1993", "mars 1993", "31/02/1993", "1993-03"})
  void anotherDateIsNot(String document) {
    assertThat(new Evidence(document.getBytes(UTF_8)).prints(FIRST_OF_MARCH)).isFalse();
  }

  @Test
  void aWordIsPrintedThoughTagsAndEscapesTearIt() {
    Evidence evidence = new Evidence("r&eacute;<b>ponse</b> <i>fran</i>\u00E7aise {\"\\u00e9crite\"}".getBytes(UTF_8));
    assertThat(evidence.wordsNotPrinted("réponse française écrite", 6)).isEmpty();
    assertThat(evidence.wordsNotPrinted("réponse inventée", 6)).containsExactly("inventée");
  }

  @Test
  void aWordIsPrintedThoughItWasEncodedTwice() {
    Evidence evidence = new Evidence("rÃ©ponse Ã  donner, Ã‰ducation".getBytes(UTF_8));
    assertThat(evidence.wordsNotPrinted("réponse Éducation", 6)).isEmpty();
  }

  @Test
  void aNumberIsPrintedThoughSpacesPartIt() {
    Evidence evidence = new Evidence("Question n° 26\u00A0402".getBytes(UTF_8));
    assertThat(evidence.printsNumber(26402)).isTrue();
    assertThat(evidence.printsNumber(26403)).isFalse();
  }
}
