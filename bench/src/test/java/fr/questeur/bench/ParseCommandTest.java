package fr.questeur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That figures come out; they mean nothing, for one iteration of some milliseconds. */
final class ParseCommandTest {

  @TempDir Path folder;

  @Test
  void printsATableAndWritesJson() throws IOException {
    Path json = folder.resolve("figures.json");
    StringWriter out = new StringWriter();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                "parse", "--layout", "text", "--forks", "0", "--iterations", "1", "--time", "20", "--json",
                json.toString());
    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("docs/s").containsPattern("(?m)^text .*\\d");
    JsonNode figure = new ObjectMapper().readTree(json.toFile()).at("/figures/0");
    assertThat(figure.at("/workload").asText()).isEqualTo("text");
    assertThat(figure.at("/documents").asInt()).isEqualTo(256);
    assertThat(figure.at("/documentsPerSecond").asDouble()).isPositive();
    assertThat(figure.at("/bareDocumentsPerSecond").asDouble()).isPositive();
    assertThat(figure.at("/decodedDocumentsPerSecond").asDouble()).isPositive();
    assertThat(figure.at("/allocatedBytes").asDouble()).isPositive();
  }
}
