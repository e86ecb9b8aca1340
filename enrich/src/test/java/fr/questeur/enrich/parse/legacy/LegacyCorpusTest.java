package fr.questeur.enrich.parse.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real pages, each against what was read in it by hand. Runs where the corpus is beside the project. */
class LegacyCorpusTest {

  private static final Path CORPUS = Path.of(System.getProperty("questeur.corpus", "../../shared/corpus"));
  private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  /** Of the lengths in the table, which count white space that texts as read do not have. */
  private static final double LENGTHS_DIFFER_BY = 0.03;

  private final LegacyParser parser = new LegacyParser();

  @BeforeEach
  void corpus() {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus beside the project");
  }

  @Test
  void everyValueOfEveryPageIsRead() throws IOException {
    List<Map<String, String>> rows = rows();

    assertThat(rows).hasSize(12);
    for (Map<String, String> expected : rows) {
      ParsedQuestion question = Parsers.parse(Files.readAllBytes(CORPUS.resolve(expected.get("file"))));
      assertThat(question.layout()).isEqualTo("page-legacy");
      assertThat(asRow(question, expected)).as(expected.get("file")).isEqualTo(expected);
      assertThat(length(question.question())).satisfies(length -> near(length, expected.get("q_chars")));
      assertThat(length(question.answer())).satisfies(length -> near(length, expected.get("r_chars")));
    }
  }

  @Test
  void theStatusOfEveryPageIsThatOfItsCode() throws IOException {
    for (Map<String, String> expected : rows()) {
      ParsedQuestion question = Parsers.parse(Files.readAllBytes(CORPUS.resolve(expected.get("file"))));
      Status status = expected.get("close_code").equals("FL") ? Status.LAPSED : Status.ANSWERED;
      assertThat(question.status()).as(expected.get("file")).isEqualTo(status);
    }
  }

  @Test
  void aPageThatABrowserTookApartAndPutTogetherSaysTheSame() throws IOException {
    for (Map<String, String> row : rows()) {
      byte[] page = Files.readAllBytes(CORPUS.resolve(row.get("file")));
      String saved = Jsoup.parse(Document.of(page).text()).outerHtml();
      assertThat(LegacyPages.parseUtf8(saved)).as(row.get("file")).isEqualTo(Parsers.parse(page));
    }
  }

  @Test
  void aPageCutAnywhereIsRefusedOrSaysAllThatTheWholeSays() throws IOException {
    for (Map<String, String> row : rows()) {
      byte[] page = Files.readAllBytes(CORPUS.resolve(row.get("file")));
      ParsedQuestion whole = Parsers.parse(page);
      for (int length = page.length; length > 0; length -= length > page.length - 100 ? 1 : 13) {
        byte[] cut = Arrays.copyOf(page, length);
        try {
          assertThat(Parsers.parse(cut)).as("%s cut at %d", row.get("file"), length).isEqualTo(whole);
          assertThat(length).isGreaterThan(page.length - 60);
        } catch (RejectedDocumentException e) {
          assertThat(e).hasMessageNotContaining("null");
        }
      }
    }
  }

  @Test
  void documentsInOtherLayoutsAreNotClaimed() throws IOException {
    List<String> own = rows().stream().map(row -> row.get("file")).toList();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      List<Path> others =
          files.filter(Files::isRegularFile).filter(file -> !own.contains(CORPUS.relativize(file).toString())).toList();
      assertThat(others).hasSizeGreaterThan(80);
      for (Path file : others) {
        assertThat(parser.recognises(Document.of(Files.readAllBytes(file)))).as(file.toString()).isFalse();
      }
    }
  }

  /** The question in the columns of the table; lengths apart. */
  private static Map<String, String> asRow(ParsedQuestion question, Map<String, String> expected) {
    Map<String, String> row = new LinkedHashMap<>(expected);
    row.put("leg", "" + question.uid().legislature());
    row.put("num", "" + question.uid().number());
    row.put("type", question.uid().type().name());
    row.put("author", question.author().civility() + " " + question.author().name());
    row.put("group", question.author().group());
    row.put("dept", question.author().constituency());
    row.put("min_int", question.ministryAsked().label());
    row.put("min_attr", question.ministryInCharge().label());
    row.put("rubrique", question.heading().rubric());
    row.put("tete", question.heading().analysisHead());
    String between = expected.get("analyse_or_titre").contains("; ") ? "; " : ". ";
    row.put("analyse_or_titre", String.join(between, question.heading().analyses()));
    row.put("date_q", date(question, EventType.PUBLISHED));
    row.put("page_q", page(question.question()));
    row.put("date_r", date(question, EventType.ANSWERED));
    row.put("page_r", page(question.answer()));
    row.put("date_chgt", date(question, EventType.REATTRIBUTED));
    row.put("date_signal", date(question, EventType.SIGNALLED));
    row.put("retired", date(question, EventType.WITHDRAWN));
    row.put("close_code", question.status() == Status.ANSWERED ? "REP_PUB" : "FL");
    return row;
  }

  private static String date(ParsedQuestion question, EventType type) {
    return question.events().stream()
        .filter(event -> event.type() == type)
        .map(Event::date)
        .map(date -> date == null ? "" : PRINTED.format(date))
        .findFirst()
        .orElse("");
  }

  private static String page(Publication publication) {
    return publication == null || publication.page() == null ? "" : publication.page().toString();
  }

  private static int length(Publication publication) {
    return publication == null || publication.text() == null ? 0 : publication.text().length();
  }

  private static void near(int length, String expected) {
    int wanted = Integer.parseInt(expected);
    assertThat(Math.abs(length - wanted)).isLessThanOrEqualTo((int) (wanted * LENGTHS_DIFFER_BY));
  }

  private static List<Map<String, String>> rows() throws IOException {
    List<String> lines = Files.readAllLines(CORPUS.resolve("expected_html.tsv"));
    String[] columns = lines.get(0).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], cells[i]);
      }
      if (row.get("layout").equals("L1")) {
        rows.add(row);
      }
    }
    return rows;
  }
}
