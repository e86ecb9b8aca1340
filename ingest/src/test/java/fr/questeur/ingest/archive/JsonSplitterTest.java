package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.questeur.ingest.common.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSplitterTest {

  @TempDir Path folder;

  @Test
  void eachQuestionOfTheOpenDataBecomesADocumentNamedByItsUid() throws IOException {
    Heard heard =
        split("{\"questionsEcrites\": {\"question\": [ {\"uid\": \"QANR5L14QE190001\", \"a\": 1},\n"
            + "{\"x\":{\"uid\":\"no\"},\"uid\":\"QANR5L14QE190002\"} ]}}");

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents)
        .containsExactly(
            entry("#QANR5L14QE190001", "{\"question\": {\"uid\": \"QANR5L14QE190001\", \"a\": 1}}"),
            entry("#QANR5L14QE190002", "{\"question\": {\"x\":{\"uid\":\"no\"},\"uid\":\"QANR5L14QE190002\"}}"));
  }

  @Test
  void whatIsWithinAQuestionIsCopiedByteForByte() throws IOException {
    String question =
        "{ \"t\\u0065xte\" :\t\"a \\\" } ] \\\\\",\r\n"
            + "\"question\":[{\"x\":[[{}],[]]},{}],\"é\":\"\\u00e9 é \\n\", \"n\":1.50e+3 }";

    Heard heard = split("{\"question\\u0073\":[" + question + " , " + question + "]}");

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents)
        .containsExactly(entry("#1", "{\"question\": " + question + "}"),
            entry("#2", "{\"question\": " + question + "}"));
  }

  @Test
  void otherNestingsAreFoundToo() throws IOException {
    String wrapped = "{\"question\":{\"uid\":\"Q1\"}}";
    String document = "{\"question\": {\"uid\":\"Q1\"}}";

    assertThat(split("[" + wrapped + "," + wrapped + "]").given).isEqualTo(2);
    assertThat(split("[" + wrapped + "]").documents).containsExactly(entry("#Q1", document));
    assertThat(split("{\"questions\":[" + wrapped + "]}").documents).containsExactly(entry("#Q1", document));
    assertThat(split("{\"export\":{\"date\":\"x\",\"questionsEcrites\":{\"question\":{\"uid\":\"Q1\"}}}}").documents)
        .containsExactly(entry("#Q1", document));
    assertThat(split("{\"QUESTIONS\":{\"QUESTION\":[{\"uid\":\"Q1\"}]}}").documents)
        .containsExactly(entry("#Q1", document));
  }

  @Test
  void questionsThatCrossTheBufferOfTheReaderAreWhole() throws IOException {
    StringBuilder json = new StringBuilder("\uFEFF{\"questions\":[");
    for (int i = 0; i < 300; i++) {
      json.append(i == 0 ? "" : ",").append(question(i));
    }

    Heard heard = split(json.append("]}").toString());

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents).hasSize(300);
    for (int i = 0; i < 300; i++) {
      assertThat(heard.documents.get("#Q" + i)).isEqualTo("{\"question\": " + question(i) + "}");
    }
  }

  private static String question(int number) {
    return "{\"uid\":\"Q" + number + "\",\"texte\":\"" + "é".repeat(number) + "\"}";
  }

  @Test
  void aQuestionAboveTheLimitIsHashedAndNotKept() throws IOException {
    String question = "{\"texte\":\"" + "x".repeat(200_000) + "\"}";

    Heard heard = split("{\"questions\":[" + question + ",{\"a\":1}]}");

    byte[] document = utf8("{\"question\": " + question + "}");
    assertThat(heard.tooLarge).containsExactly("#1 " + document.length + " " + Sha256.hex(document));
    assertThat(heard.documents).containsOnlyKeys("#2");
  }

  @Test
  void utf16BecomesUtf8() throws IOException {
    byte[] json = "{\"questions\":[{\"texte\":\"été €\"}]}".getBytes(StandardCharsets.UTF_16);

    assertThat(Heard.unpack(folder, "a.json", json).documents)
        .containsExactly(entry("#1", "{\"question\": {\"texte\":\"été €\"}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"questions\":[{\"a\":1},{\"b\":",
      "{\"questions\":[{\"a\":1}", "{\"questions\":[{\"a\":1}],x",
      "{\"questions\":[{\"a\":1},{\"b\":1]}"})
  void ofAnAggregateThatWasCutOrIsNoJsonWhatStandsBeforeIsGiven(String json) throws IOException {
    Heard heard = split(json);

    assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("damaged_archive");
    assertThat(heard.documents).containsExactly(entry("#1", "{\"question\": {\"a\":1}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"question\": {\"uid\":\"Q1\",\"questions\":[{\"a\":1}],\"textesQuestion\":{\"texteQuestion\":[{},{}]}}}",
        "{\"uid\":\"Q1\",\"textesQuestion\":{\"texteQuestion\":[{},{}]}}",
        "{\"questionnaire\":[{}]}", "{\"questions\":[1,2]}", "[{\"a\":1}]", "{}", "[", "{", "{\"questions\":[", ""
      })
  void aDocumentOfOneQuestionOrNoneIsLeftAsItIs(String document) {
    assertThat(ContainerKind.of(utf8(document), utf8(document).length)).isEmpty();
  }

  private Heard split(String json) throws IOException {
    return Heard.unpack(folder, "a.json", utf8(json));
  }
}
