package fr.questeur.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.questeur.contract.Portfolios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every ministry that real documents name is known, under each name alone. Runs where the corpus is. */
class CorpusLabelsTest {

  private static final Pattern XML_LABEL = Pattern.compile("<(?:ABREGE|DEVELOPPE)>([^<]+)</[^>]+>\\s*(?:<DEV|<ID_MIN)");
  private static final Pattern TEXT_LABEL =
      Pattern.compile("(?m)^Ministère (?:interrogé|attributaire|répondant) [:>] (.+)$");

  /** Pages of all ages: a tag of its own, or a label and then the name within some markup. */
  private static final Pattern PAGE_LABEL =
      Pattern.compile(
          "(?:<MIN[IA]>|Ministère (?:interrogé|attributaire|répondant)\\h?(?:>|&gt;|:)(?:[\\h\\s]|<[^>]*>)+)"
              + "([^<\\n]+)");

  private static final Pattern FLOW_LABEL =
      Pattern.compile("<(?:\\w+:)?(?:TITRE_JO|titre_jo|INTITULE_MIN|intitule_min|MIN|min)>([^<]+)<");

  private final PortfolioTable table = PortfolioTable.load();

  @BeforeEach
  void corpus() {
    Corpus.assumePresent();
  }

  @Test
  void ofTheExpectedValuesOfTheHtmlPages() throws IOException {
    List<String> lines = Files.readAllLines(Corpus.file("expected_html.tsv"));
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
  void ofTheHtmlPagesThemselves() throws IOException {
    Set<String> labels = new TreeSet<>();
    for (Path file : Corpus.files("html")) {
      // Every byte is a character of ISO-8859-1, so what is UTF-8 can be had back from it.
      String page = Files.readString(file, StandardCharsets.ISO_8859_1);
      String utf8 = new String(page.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      Set<String> ofPage = matches(utf8.indexOf('\uFFFD') < 0 ? utf8 : page, PAGE_LABEL);
      assertThat(ofPage).as(file.toString()).isNotEmpty();
      labels.addAll(ofPage);
    }
    assertAllKnown(labels);
  }

  @Test
  void ofTheOpenDataInShortAndInFull() throws IOException {
    Set<String> labels = new TreeSet<>();
    for (Path file : Corpus.files("opendata_json")) {
      for (String ministry : List.of("minInt", "denomination")) {
        for (JsonNode found : Corpus.json(file).findValues(ministry)) {
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
    for (Path file : Corpus.files("derived_records")) {
      labels.addAll(Corpus.json(file).findValuesAsText("ministere"));
    }
    assertAllKnown(labels);
  }

  @Test
  void ofTheXmlView() throws IOException {
    assertAllKnown(matchesInFiles("xml_view", XML_LABEL));
  }

  @Test
  void ofTheTextConversions() throws IOException {
    assertAllKnown(matchesInFiles("text_skeletons", TEXT_LABEL));
  }

  @Test
  void ofTheFlowToTheGovernment() throws IOException {
    Set<String> labels = new TreeSet<>();
    for (Path file : Corpus.files("reponses_dila")) {
      if (file.toString().endsWith(".xml")) {
        labels.addAll(matches(Files.readString(file), FLOW_LABEL));
      }
    }
    assertAllKnown(labels);
  }

  @Test
  void ofTheGovernmentsVocabulary() throws IOException {
    List<String> lines = Files.readAllLines(Corpus.file("vocabulary/motclef_ministere.csv"));
    Set<String> labels = new TreeSet<>();
    lines.stream().skip(1).map(line -> line.split("\"")[3]).forEach(labels::add);
    assertAllKnown(labels);
  }

  private static Set<String> matchesInFiles(String folder, Pattern pattern) throws IOException {
    Set<String> labels = new TreeSet<>();
    for (Path file : Corpus.files(folder)) {
      labels.addAll(matches(Files.readString(file), pattern));
    }
    return labels;
  }

  private static Set<String> matches(String text, Pattern pattern) {
    Set<String> labels = new TreeSet<>();
    for (Matcher m = pattern.matcher(text); m.find(); ) {
      labels.add(m.group(1).strip());
    }
    return labels;
  }

  private void assertAllKnown(Set<String> labels) {
    assertThat(labels).isNotEmpty();
    assertThat(labels)
        .filteredOn(label -> !Portfolios.isKnown(table.ministry(label).portfolio()))
        .as("labels without a portfolio")
        .isEmpty();
  }
}
