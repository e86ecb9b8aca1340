package fr.questeur.enrich.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.QuestionJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  @Test
  void whatIsPutTogetherComesApartAsItWas() {
    List<byte[]> lines = List.of(bytes("{\"a\":1}"), bytes("{}"), bytes("{\"b\":\"é\"}"));
    assertThat(JsonLines.split(JsonLines.join(lines))).containsExactly(lines.toArray(new byte[0][]));
  }

  @Test
  void oneAloneIsNotCopied() {
    byte[] line = bytes("{\"a\":1}");
    assertThat(JsonLines.join(List.of(line))).isSameAs(line);
    assertThat(JsonLines.split(line).get(0)).isSameAs(line);
  }

  /** On which all of this rests. */
  @Test
  void aLineBreakInATextIsNoneInItsJson() {
    assertThat(new String(QuestionJson.write(List.of("eins\nzwei\r\u2028")), UTF_8)).doesNotContain("\n", "\r");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
