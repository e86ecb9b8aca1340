package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuestionJsonTest {

  @Test
  void aQuestionSurvivesTheRoundTrip() {
    Question question = Questions.answered();
    assertThat(QuestionJson.read(QuestionJson.write(question))).isEqualTo(question);
  }

  @Test
  void nothingIsLeftOutAndDerivedFieldsAreSpeltOut() {
    String json = new String(QuestionJson.write(Questions.answered()), StandardCharsets.UTF_8);
    assertThat(json)
        .doesNotContain("\n")
        .startsWith(
            "{\"schemaVersion\":1,\"uid\":\"QANR5L14QE26402\",\"legislature\":14,\"type\":\"QE\",\"number\":26402,"
                + "\"status\":\"answered\",")
        .contains(
            "\"ministryInCharge\":{\"label\":\"Affaires étrangères\",\"fullName\":null,"
                + "\"portfolio\":\"affaires-etrangeres\"}")
        .contains("\"question\":{\"text\":\"Une question ?\",\"date\":\"2013-05-14\",\"page\":null,\"issue\":null}")
        .contains(
            "\"deadline\":{\"rule\":\"one_month_extendable_signalled\",\"date\":\"2013-06-14\","
                + "\"extended\":\"2013-07-14\",\"signalled\":null,\"last\":\"2013-07-14\"}")
        .contains("\"responseDelay\":{\"days\":42,\"timeliness\":\"within_extension\",\"daysLate\":0}")
        .contains("\"observedAt\":\"2026-11-23T10:15:30Z\"");
  }

  @Test
  void aReaderIgnoresFieldsItDoesNotKnow() {
    String json = new String(QuestionJson.write(Questions.answered()), StandardCharsets.UTF_8);
    byte[] newer = json.replaceFirst("\\{", "{\"added\":[1],").getBytes(StandardCharsets.UTF_8);
    assertThat(QuestionJson.read(newer)).isEqualTo(Questions.answered());
  }

  @Test
  void anOutlineIsAllButTextsReferencesAndSupplements() {
    Question question = Questions.answered();
    Question outline = QuestionJson.readOutline(QuestionJson.write(question));
    assertThat(outline.question().text()).isNull();
    assertThat(outline.answer().text()).isNull();
    assertThat(outline.references()).isEmpty();
    assertThat(outline.supplements()).isEmpty();
    assertThat(outline)
        .usingRecursiveComparison()
        .ignoringFields("question.text", "answer.text", "references", "supplements")
        .isEqualTo(question);
  }

  @Test
  void whatIsNoQuestionIsRefused() {
    assertThatThrownBy(() -> QuestionJson.read("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("uid");
  }
}
