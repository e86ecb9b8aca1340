package fr.questeur.enrich.tag;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real documents, where they lie beside the project, or where {@code -Dquesteur.corpus=DIR} says. */
final class Corpus {

  private static final Path ROOT = Path.of(System.getProperty("questeur.corpus", "../../shared/corpus"));

  private Corpus() {}

  /** Skips the test where there is none. */
  static void assumePresent() {
    assumeTrue(Files.isDirectory(ROOT), "no corpus beside the project");
  }

  static Path file(String name) {
    return ROOT.resolve(name);
  }

  static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  static JsonNode json(Path file) throws IOException {
    return JsonMapper.builder().build().readTree(file.toFile());
  }
}
