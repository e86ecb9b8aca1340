package fr.questeur.enrich.parse.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The real pages, where they are present, say what their list of expected values says. */
class CorpusTest {

  private static final Path CORPUS = Path.of(System.getProperty("questeur.corpus", "../../shared/corpus"));
  private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  @Test
  void everyFieldOfEveryPageIsAsExpected() throws IOException {
    List<Map<String, String>> pages = pages();
    SoftAssertions all = new SoftAssertions();
    for (Map<String, String> row : pages) {
      check(row, Parsers.parse(bytes(row)), all);
    }
    assertThat(pages).hasSizeGreaterThanOrEqualTo(9);
    all.assertAll();
  }

  @Test
  void aPageCutAnywhereIsRefusedOrSaysWhatTheWholeSays() throws IOException {
    for (Map<String, String> row : pages()) {
      byte[] page = bytes(row);
      ParsedQuestion whole = Parsers.parse(page);
      for (int length = 1; length < page.length; length += 97) {
        try {
          assertThat(Parsers.parse(Arrays.copyOf(page, length))).as("%s cut at %d", row, length).isEqualTo(whole);
        } catch (RejectedDocumentException e) {
          assertThat(e).hasMessageNotContaining("null");
        }
      }
    }
  }

  @Test
  void aPageOfAnyLayoutSavedAsItsSourceSaysTheSame() throws IOException {
    Path folder = CORPUS.resolve("html");
    assumeThat(folder).exists();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        byte[] page = Files.readAllBytes(file);
        String source = Document.of(page).text();
        ParsedQuestion expected = Parsers.parse(page);
        assertThat(InventedPages.parse(InventedPages.asFirefoxShowsIt(source))).as("%s", file).isEqualTo(expected);
        assertThat(InventedPages.parse(InventedPages.asChromeShowsIt(source))).as("%s", file).isEqualTo(expected);
      }
    }
  }

  @Test
  void onlyThesePagesAreRecognised() throws IOException {
    List<String> expected = pages().stream().map(row -> row.get("file").replace("html/", "")).toList();
    List<String> recognised = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 0 && bytes.length < 1_000_000 && isRecognised(bytes)) {
          recognised.add(file.getFileName().toString());
        }
      }
    }
    assertThat(recognised).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean isRecognised(byte[] bytes) {
    try {
      Document document = Document.of(bytes);
      return new SectionPageParser().recognises(document) || new TablePageParser().recognises(document);
    } catch (RejectedDocumentException e) {
      return false;
    }
  }

  private static void check(Map<String, String> row, ParsedQuestion page, SoftAssertions all) {
    String file = row.get("file");
    all.assertThat(page.layout()).as(file).isEqualTo("page-2017");
    all.assertThat(page.uid()).as(file).isEqualTo(uid(row));
    all.assertThat(page.author().civility() + " " + page.author().name()).as(file).isEqualTo(row.get("author"));
    all.assertThat(page.author().actorId()).as(file).matches("PA\\d+");
    all.assertThat(page.author().group()).as(file).isEqualTo(row.get("group"));
    all.assertThat(page.author().constituency()).as(file).isEqualTo(row.get("dept"));
    all.assertThat(page.ministryAsked().label()).as(file).isEqualTo(row.get("min_int"));
    all.assertThat(page.ministryInCharge().label()).as(file).isEqualTo(row.get("min_attr"));
    all.assertThat(page.heading().rubric()).as(file).isEqualTo(row.get("rubrique"));
    all.assertThat(page.heading().analysisHead()).as(file).isEqualTo(orNull(row.get("tete")));
    boolean hasTitle = row.get("tete").isEmpty();
    String analyses = String.join(". ", page.heading().analyses()) + (hasTitle ? "" : ".");
    all.assertThat(hasTitle ? page.heading().title() : analyses).as(file).isEqualTo(row.get("analyse_or_titre"));
    all.assertThat(hasTitle ? analyses : page.heading().title()).as(file).isIn("", null);
    checkText(row, "q", page.question(), all);
    checkText(row, "r", page.answer(), all);
    checkSteps(row, page, all);
  }

  private static void checkText(Map<String, String> row, String which, Publication text, SoftAssertions all) {
    String file = row.get("file");
    all.assertThat(text == null ? null : text.date()).as(file).isEqualTo(date(row.get("date_" + which)));
    String page = text == null || text.page() == null ? "" : text.page().toString();
    all.assertThat(page).as(file).isEqualTo(row.get("page_" + which));
    // Counted roughly, and without emphasis.
    String plain = text == null || text.text() == null ? "" : text.text().replaceAll("[*\\s]+", " ").strip();
    int expected = Integer.parseInt(row.get(which + "_chars"));
    all.assertThat(Math.abs(plain.length() - expected))
        .as("%s %s: %d for %d", file, which, plain.length(), expected)
        .isLessThanOrEqualTo(expected / 100);
  }

  private static void checkSteps(Map<String, String> row, ParsedQuestion page, SoftAssertions all) {
    List<Event> expected = new ArrayList<>();
    if (!row.get("date_chgt").isEmpty()) {
      expected.add(Event.of(EventType.REATTRIBUTED, date(row.get("date_chgt"))));
    }
    String retired = row.get("retired");
    if (!retired.isEmpty()) {
      String reason = retired.substring(retired.indexOf('(') + 1, retired.indexOf(')')).strip();
      expected.add(new Event(EventType.LAPSED, date(retired.substring(0, 10)), null, null, reason));
    }
    all.assertThat(page.events())
        .as(row.get("file"))
        .filteredOn(event -> event.type() != EventType.PUBLISHED && event.type() != EventType.ANSWERED)
        .isEqualTo(expected);
    Status status = row.get("date_r").isEmpty() ? Status.LAPSED : Status.ANSWERED;
    all.assertThat(page.status()).as(row.get("file")).isEqualTo(status);
  }

  private static QuestionUid uid(Map<String, String> row) {
    return QuestionUid.of(
        Integer.parseInt(row.get("leg")), QuestionType.valueOf(row.get("type")), Integer.parseInt(row.get("num")));
  }

  private static LocalDate date(String printed) {
    return printed.isEmpty() ? null : LocalDate.parse(printed, PRINTED);
  }

  private static String orNull(String value) {
    return value.isEmpty() ? null : value;
  }

  private static byte[] bytes(Map<String, String> row) throws IOException {
    return Files.readAllBytes(CORPUS.resolve(row.get("file")));
  }

  private static List<Map<String, String>> pages() throws IOException {
    Path list = CORPUS.resolve("expected_html.tsv");
    assumeThat(list).exists();
    List<String> lines = Files.readAllLines(list, UTF_8);
    String[] names = lines.get(0).split("\t");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], values[i]);
      }
      if (row.get("layout").equals("L3")) {
        rows.add(row);
      }
    }
    return rows;
  }
}
