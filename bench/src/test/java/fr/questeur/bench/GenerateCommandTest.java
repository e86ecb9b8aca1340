package fr.questeur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateCommandTest {

  @TempDir Path folder;

  @Test
  void writesAFileForEachDocument() throws IOException {
    assertThat(run("generate", "--layout", "text", "--documents", "3", "--to", folder.toString())).isZero();
    assertThat(files()).containsExactlyInAnyOrder("14-1QE.txt", "14-2QE.txt", "14-3QE.txt");
  }

  @Test
  void writesEveryLayoutIfNoneIsNamed() throws IOException {
    assertThat(run("generate", "--documents", "1", "--legislature", "16", "--to", folder.toString())).isZero();
    assertThat(files()).hasSize(10).contains("QANR5L16QE1.json", "16-1QE.htm");
  }

  @Test
  void writesAnEntryOfTheZipForEachDocument() throws IOException {
    Path file = folder.resolve("all.zip");
    assertThat(run("generate", "--layout", "xml-view", "--documents", "5", "--zip", file.toString())).isZero();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(5);
    }
  }

  @Test
  void writesAnAggregateOfTheSizeAskedFor() throws Exception {
    Path json = folder.resolve("Questions_ecrites_XIV.json");
    assertThat(run("generate", "--layout", "open-data-json", "--aggregate", json.toString(), "--size", "200kB"))
        .isZero();
    JsonNode list = new ObjectMapper().readTree(json.toFile()).at("/questionsEcrites/question");
    assertThat(list.size()).isBetween(10, 60);
    assertThat(Files.size(json)).isBetween(200_000L, 300_000L);

    Path xml = folder.resolve("Questions_ecrites_XIV.xml");
    assertThat(run("generate", "--layout", "open-data-xml", "--aggregate", xml.toString(), "--documents", "7"))
        .isZero();
    var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile()).getDocumentElement();
    assertThat(root.getElementsByTagName("question").getLength()).isEqualTo(7);
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(run("generate")).isEqualTo(Main.USAGE);
    assertThat(run("generate", "--layout", "papyrus", "--to", folder.toString())).isEqualTo(Main.USAGE);
    assertThat(run("generate", "--legislature", "3", "--to", folder.toString())).isEqualTo(Main.USAGE);
    assertThat(run("generate", "--layout", "text", "--aggregate", folder.resolve("x").toString()))
        .isEqualTo(Main.USAGE);
  }

  private Stream<String> files() throws IOException {
    return Files.walk(folder).filter(Files::isRegularFile).map(file -> file.getFileName().toString());
  }

  private static int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(Writer.nullWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }
}
