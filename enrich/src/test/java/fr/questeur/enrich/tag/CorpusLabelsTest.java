package fr.questeur.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.questeur.contract.Portfolios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every ministry that real documents name is known. Runs where the corpus is beside the project. */
class CorpusLabelsTest {

  private static final Path CORPUS = Path.of("../../shared/corpus");
  private static final Pattern XML_LABEL = Pattern.compile("<(?:ABREGE|DEVELOPPE)>([^<]+)</[^>]+>\\s*(?:<DEV|<ID_MIN)");
  private static final Pattern TEXT_LABEL =
      Pattern.compile("(?m)^Ministère (?:interrogé|attributaire|répondant) [:>] (.+)$");

  private final PortfolioTable table = PortfolioTable.load();

  @BeforeEach
  void corpus() {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus beside the project");
  }

  @Test
  void ofTheHtmlPages() throws IOException {
    List<String> lines = Files.readAllLines(CORPUS.resolve("expected_html.tsv"));
    List<String[]> rows = lines.stream().map(line -> line.split("\t")).toList();
    List<String> columns = Arrays.asList(rows.get(0));
    Set<String> labels = new TreeSet<>();
    for (String[] row : rows.subList(1, rows.size())) {
      labels.add(row[columns.indexOf("min_int")]);
      labels.add(row[columns.indexOf("min_attr")]);
    }
    assertAllKnown(labels);
  }

  @Test
  void ofTheOpenDataInShortAndInFull() throws IOException {
    Set<String> labels = new TreeSet<>();
    for (Path file : files("opendata_json")) {
      for (String ministry : List.of("minInt", "denomination")) {
        for (JsonNode found : JsonMapper.builder().build().readTree(file.toFile()).findValues(ministry)) {
          labels.add(found.get("abrege").asText());
          labels.add(found.get("developpe").asText());
        }
      }
    }
    assertAllKnown(labels);
  }

  @Test
  void ofTheDerivedRecords() throws IOException {
    Set<String> labels = new TreeSet<>();
    for (Path file : files("derived_records")) {
      labels.addAll(JsonMapper.builder().build().readTree(file.toFile()).findValuesAsText("ministere"));
    }
    assertAllKnown(labels);
  }

  @Test
  void ofTheXmlView() throws IOException {
    assertAllKnown(matches("xml_view", XML_LABEL));
  }

  @Test
  void ofTheTextConversions() throws IOException {
    assertAllKnown(matches("text_skeletons", TEXT_LABEL));
  }

  @Test
  void ofTheGovernmentsVocabulary() throws IOException {
    List<String> lines = Files.readAllLines(CORPUS.resolve("vocabulary/motclef_ministere.csv"));
    Set<String> labels = new TreeSet<>();
    lines.stream().skip(1).map(line -> line.split("\"")[3]).forEach(labels::add);
    assertAllKnown(labels);
  }

  private static Set<String> matches(String folder, Pattern pattern) throws IOException {
    Set<String> labels = new TreeSet<>();
    for (Path file : files(folder)) {
      for (Matcher m = pattern.matcher(Files.readString(file)); m.find(); ) {
        labels.add(m.group(1).strip());
      }
    }
    return labels;
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
      return files.toList();
    }
  }

  private void assertAllKnown(Set<String> labels) {
    assertThat(labels).isNotEmpty().allMatch(label -> Portfolios.isKnown(table.ministry(label).portfolio()));
  }
}
