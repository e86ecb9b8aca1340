package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The live page of {@code questeur run} in a real Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {

  private static final Path SEEDS = Path.of("../seeds");
  private static final Duration LONG = Duration.ofSeconds(120);
  private static final Pattern ADDRESS = Pattern.compile("Live page on (http://[0-9.:]+)");
  /** As entities: what looks like tags to the parser of documents would not come to the page. */
  private static final String HOSTILE = """
      &lt;script&gt;window.hacked = 1&lt;/script&gt; "&gt;&lt;img src=x onerror="window.hacked=1"&gt; ' &amp; \
      ${1} \u202Eabc\u202C \
      &lt;!-- --&gt; javascript:alert(1) %s שלום""".formatted("x".repeat(3_000));

  @TempDir static Path directory;

  private Path inbox;
  private QuesteurProcess run;
  private String address;
  private Browser browser;
  private int number = 830_000;

  @BeforeAll
  void start() throws IOException {
    boolean isInstalled = Browser.isInstalled();
    if (!isInstalled) {
      System.out.println("PageIT is skipped: no /usr/bin/chromium and /usr/bin/chromedriver to test the page in");
    }
    Assumptions.assumeTrue(isInstalled);
    inbox = Files.createDirectory(directory.resolve("inbox"));
    try (var seeds = Files.list(SEEDS)) {
      for (Path seed : seeds.filter(each -> each.toString().endsWith(".txt")).toList()) {
        Files.copy(seed, inbox.resolve(seed.getFileName()));
      }
    }
    LocalInstallation local = new LocalInstallation(directory.resolve("data"));
    run = local.run("--inbox", inbox.toString());
    await().atMost(LONG).until(() -> run.output().contains("Live page on ") && run.output().contains("26402"));
    Matcher said = ADDRESS.matcher(run.output());
    assertThat(said.find()).isTrue();
    address = said.group(1);
  }

  @AfterAll
  void stop() {
    if (run != null) {
      run.close();
    }
  }

  @BeforeEach
  void open() {
    browser = Browser.open(address);
  }

  @AfterEach
  void nothingWasComplainedOf() {
    try {
      assertThat(browser.complaints()).isEmpty();
    } finally {
      browser.close();
    }
  }

  @Test
  void aFileThatIsDroppedAppearsWithoutAReload() {
    browser.go("/");
    browser.awaitText("#link-text", "live");
    browser.run("window.sameDocument = true");
    int dropped = drop("dropped.txt");

    browser.awaitText(".arrivals a[href='/questions/" + Documents.uid(dropped) + "']", "dropped.txt");
    browser.until("stored", page -> page.findElement(By.xpath(
        "//ol[@class='arrivals']/li[.//a[contains(@href,'" + dropped + "')]]//*[text()='stored']")));
    browser.awaitText(".pipeline .station.end + .svg-count", "1");
    assertThat(browser.run("return window.sameDocument")).isEqualTo(true);

    browser.go("/questions?q=" + (dropped + 1));
    browser.awaitText(".result-head", "0 questions");
    browser.run("window.sameDocument = true");
    int later = drop("later.txt");
    browser.awaitText(".results .meta", Documents.uid(later));
    assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
  }

  @Test
  void questionsAreSearchedFilteredAndSentToSomebody() {
    browser.go("/questions");
    browser.find("input[name=q]").sendKeys("DIPLOMATIES numerique");
    browser.awaitText(".results .meta", "QANR5L14QE26402");
    browser.awaitText(".results mark", "diplomatie");
    assertThat(browser.path()).contains("q=DIPLOMATIES+numerique");

    browser.find("select[name=status] option[value=pending]").click();
    browser.awaitText(".result-head", "0 questions");
    browser.find("select[name=status] option[value=answered]").click();
    browser.awaitText(".result-head", "1 question");
    assertThat(browser.path()).contains("status=answered");
    assertThat(browser.find(".result-head a").getAttribute("href")).contains("/api/questions.csv?", "status=answered");
    assertThat(browser.find(".result-head a[href*='format=excel']").getAttribute("href")).contains("status=answered");

    String sent = browser.path();
    browser.go("/");
    browser.go(sent);
    browser.awaitText(".result-head", "1 question");
    assertThat(browser.find("input[name=q]").getAttribute("value")).isEqualTo("DIPLOMATIES numerique");
    browser.assertCanBeHeard();

    browser.click(".results h2 a");
    browser.awaitText(".verdict", "42 days");
    browser.awaitText(".text-block mark", "diplomatie");
    browser.back();
    browser.awaitText(".result-head", "1 question");
  }

  @Test
  void aQuestionHasItsLifeItsDelayAndItsDocuments() {
    browser.go("/questions/QANR5L14QE26402");
    browser.awaitText(".verdict", "within the extension");
    browser.awaitText(".events", "published");
    browser.awaitText(".events", "answered (réponse) · page 6634");
    browser.awaitText(".events", "end of the extension");
    browser.awaitText(".sources", "000_a6f3ac7e43a7038a.txt");
    assertThat(browser.find(".life svg").getAttribute("aria-label"))
        .contains("published 14/05/2013", "deadline 14/06/2013", "answered (réponse) 25/06/2013");
    browser.assertCanBeHeard();

    browser.go("/questions?overdue=true");
    browser.click(".results h2 a");
    browser.awaitText(".verdict", "Overdue, J+");

    browser.go("/questions/QANR5L14QE999999");
    browser.awaitText(".problem", "no such question is stored");
    // The one complaint that is due: of an answer that says 404.
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("404")).hasSize(1);
  }

  @Test
  void hostileTextsAreTexts() {
    int hostile = ++number;
    Documents.drop(inbox, "<img src=x onerror=hacked=1> \"'\u202Etxt.exe.txt", Documents.answered(hostile, HOSTILE + "."));
    String uid = Documents.uid(hostile);
    browser.go("/");
    browser.find(".arrivals a[href='/questions/" + uid + "']");
    browser.awaitText(".arrivals", "<img src=x onerror=hacked=1> \"'⟨U+202E⟩txt.exe.txt");
    browser.phone();
    browser.assertNothingSticksOut();

    browser.go("/questions/" + uid + "?q=script");
    browser.awaitText(".text-block", "<script>window.hacked = 1</script>");
    browser.assertNothingSticksOut();
    browser.awaitText(".sources", "<img src=x onerror=hacked=1> \"'⟨U+202E⟩txt.exe.txt");
    browser.go("/questions?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E");
    browser.assertNothingSticksOut();
    assertThat(browser.find("input[name=q]").getAttribute("value")).contains("onerror");
    browser.go("/questions?q=" + hostile);
    browser.awaitText(".results .meta", uid);
    browser.assertNothingSticksOut();
    assertThat(browser.run("return window.hacked === undefined && !document.querySelector('main script, main img')"))
        .isEqualTo(true);
  }

  @Test
  void aDeadLetterIsReadAndReplayed() {
    browser.go("/dead-letters");
    browser.find(".view-head");
    Documents.drop(inbox, "half.txt", Documents.answered(++number, "<i>Cette phrase n'a pas de"));
    browser.awaitText(".letters h2", "half.txt");
    String id = browser.attribute(".letters li[data-letter]", "data-letter");
    browser.awaitText("[data-letter='" + id + "']", "truncated");
    browser.awaitText("[data-letter='" + id + "'] pre", "Cette phrase n'a pas de");
    browser.assertCanBeHeard();

    browser.click("[data-letter='" + id + "'] button");
    browser.awaitText("[data-letter='" + id + "']", "Published again");
    // It is as bad as before: a new letter comes, and this one is replayed.
    browser.go("/dead-letters?state=replayed");
    browser.find("[data-letter='" + id + "']");
    browser.go("/dead-letters");
    browser.untilTrue("the new letter", page -> page.findElements(By.cssSelector(".letters [data-letter]")).stream()
        .anyMatch(each -> each.getText().contains("half.txt") && !each.getAttribute("data-letter").equals(id)));
    browser.screenshot("dead-letters");
  }

  @Test
  void portfoliosAreCompared() {
    browser.go("/portfolios");
    browser.find("[data-portfolio=affaires-etrangeres]").sendKeys(Keys.SPACE);
    browser.awaitText(".legend", "Affaires étrangères");
    assertThat(browser.path()).isEqualTo("/portfolios?compare=affaires-etrangeres");
    assertThat(browser.focused().getAttribute("data-portfolio")).as("focus stays").isEqualTo("affaires-etrangeres");
    browser.assertCanBeHeard();
    browser.go(browser.path());
    browser.awaitText(".legend", "Affaires étrangères");
    browser.find("select[name=legislature] option[value='15']").click();
    browser.untilTrue("one portfolio", page -> page.findElements(By.cssSelector(".rank tbody tr")).size() == 1);
    assertThat(browser.path()).contains("legislature=15", "compare=affaires-etrangeres");
  }

  @Test
  void allOfItCanBeDoneByKeyboard() {
    browser.go("/");
    browser.awaitText("#link-text", "live");
    browser.tab();
    assertThat(browser.focused().getText()).isEqualTo("Skip to content");
    assertFocusIsSeen();
    browser.tab();
    browser.tab();
    browser.tab();
    assertThat(browser.focused().getText()).isEqualTo("Questions");
    assertFocusIsSeen();
    browser.press(Keys.ENTER);
    browser.find("input[name=q]");
    assertThat(browser.run("return document.activeElement.id")).as("where reading goes on").isEqualTo("main");
    browser.tab();
    browser.press("diplomatie");
    browser.awaitText(".results mark", "diplomatie");
    for (int i = 0; i < 40 && !String.valueOf(browser.focused().getAttribute("href")).contains("26402"); i++) {
      browser.tab();
      assertFocusIsSeen();
    }
    browser.press(Keys.ENTER);
    browser.awaitText(".verdict", "42 days");
  }

  private void assertFocusIsSeen() {
    assertThat(browser.run("const style = getComputedStyle(document.activeElement);"
        + "return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2")).isEqualTo(true);
  }

  @Test
  void everyViewFitsAPhoneAndADesktop() {
    Map<String, String> views = new LinkedHashMap<>();
    views.put("live", "/");
    views.put("questions", "/questions?q=ministre");
    views.put("question", "/questions/QANR5L14QE26402");
    views.put("portfolios", "/portfolios?compare=affaires-etrangeres");
    drop("shown.txt");
    views.forEach((name, path) -> {
      browser.desktop();
      browser.go(path);
      browser.find("main h1");
      browser.awaitText("#link-text", "live");
      browser.find(".lags strong, .results .meta, .verdict, .rank tbody tr");
      browser.assertCanBeHeard();
      browser.assertNothingSticksOut();
      browser.screenshot(name);
      browser.phone();
      browser.assertNothingSticksOut();
      browser.screenshot(name + "-phone-dark");
    });
  }

  /** The figures are written down and not judged: they depend on the machine. */
  @Test
  void aHundredFilesAreSeenOneByOneAndThePageStaysSmall() throws Exception {
    browser.go("/");
    browser.awaitText("#link-text", "live");
    Object loaded = browser.run("""
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .filter(each => !each.name.includes('/api/'));
        return `first contentful paint ${Math.round(paint.startTime)} ms; ${all.length} files, `
          + `${all.reduce((sum, each) => sum + each.encodedBodySize, 0)} bytes as sent, `
          + `${all.reduce((sum, each) => sum + each.decodedBodySize, 0)} unpacked`;""");
    browser.run("""
        window.seen = {};
        new MutationObserver(() => document.querySelectorAll('.arrivals li').forEach(row => {
          const link = row.querySelector('a');
          if (link && row.querySelector('.chip.good')) window.seen[link.getAttribute('href')] ??= Date.now();
        })).observe(document.querySelector('.arrivals'), { childList: true, subtree: true });""");
    Map<String, Long> renamed = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      int dropped = ++number;
      Path whole = Files.writeString(inbox.resolve("trickle-" + dropped + ".txt.tmp"), Documents.answered(dropped));
      renamed.put("/questions/" + Documents.uid(dropped), System.currentTimeMillis());
      Files.move(whole, inbox.resolve("trickle-" + dropped + ".txt"));
      Thread.sleep(200);
    }
    browser.untilTrue("all seen", page ->
        ((Map<?, ?>) browser.run("return window.seen")).keySet().containsAll(renamed.keySet()));
    Map<?, ?> seen = (Map<?, ?>) browser.run("return window.seen");
    List<Long> latencies = new ArrayList<>();
    renamed.forEach((uid, at) -> latencies.add(((Number) seen.get(uid)).longValue() - at));
    latencies.sort(null);
    Browser.note("%s%nfrom rename to seen on the page, 100 files 200 ms apart: p50 %d ms, p99 %d ms, longest %d ms%n"
        .formatted(loaded, latencies.get(49), latencies.get(98), latencies.get(99)));

    assertThat(browser.run("return document.querySelectorAll('.arrivals li').length")).isEqualTo(60L);
    assertThat((Long) browser.run("return document.querySelectorAll('.pipeline .dot').length"))
        .isLessThanOrEqualTo(40L);
  }

  private int drop(String name) {
    Documents.drop(inbox, name, Documents.answered(++number));
    return number;
  }
}
