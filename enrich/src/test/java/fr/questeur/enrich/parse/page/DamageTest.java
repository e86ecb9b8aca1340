package fr.questeur.enrich.parse.page;

import static fr.questeur.contract.DeadLetterReason.TRUNCATED;
import static fr.questeur.enrich.parse.Damage.damaged;
import static fr.questeur.enrich.parse.Damage.parseOrNull;
import static fr.questeur.enrich.parse.page.InventedPages.ANSWER;
import static fr.questeur.enrich.parse.page.InventedPages.asChromeShowsIt;
import static fr.questeur.enrich.parse.page.InventedPages.asFirefoxShowsIt;
import static fr.questeur.enrich.parse.page.InventedPages.assertRejected;
import static fr.questeur.enrich.parse.page.InventedPages.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to its bytes, a page is read whole or rejected, soon. */
class DamageTest {

  private static final int ONE_MILLION = 1_000_000;

  @ParameterizedTest
  @EnumSource
  void aPageCutAtAnyByteIsRefusedOrWhole(InventedPages layout) {
    assertCutsAreRefused(layout.base(), 1, "</html>".length());
    assertCutsAreRefused(layout.unanswered(), 1, "</html>".length());
  }

  @ParameterizedTest
  @EnumSource
  void aSavedSourceCutAtAnyByteIsRefusedOrWhole(InventedPages layout) {
    assertCutsAreRefused(asFirefoxShowsIt(layout.base()), 7, "</html>\n</pre></body></html>".length() + 30);
    assertCutsAreRefused(asChromeShowsIt(layout.base()), 7, "</td></tr></tbody></table></body></html>".length() + 40);
  }

  @ParameterizedTest
  @EnumSource
  void aPageSavedAsItsSourceSaysTheSame(InventedPages layout) {
    ParsedQuestion page = parse(layout.base());

    assertThat(parse(asFirefoxShowsIt(layout.base()))).isEqualTo(page);
    assertThat(parse(asChromeShowsIt(layout.base()))).isEqualTo(page);
    assertThat(parse(layout.base().replaceFirst("(?i)(?=<html)", "<!-- saved from url=(0050)https://a.fr/ -->\n")))
        .isEqualTo(page);
  }

  @ParameterizedTest
  @EnumSource
  void whatABrowserAddsIsNoPartOfThePage(InventedPages layout) {
    String added =
        layout.base()
            .replace("<body>", "<body cz-shortcut-listen=\"true\" data-x=\"" + "x".repeat(600) + "\">")
            .replace("</head>", "<base href=\"https://questions.assemblee-nationale.fr/\"></head>")
            .replace("<b>", "<b><font style=\"vertical-align: inherit; " + "x".repeat(600) + "\">")
            .replace(ANSWER, "<script>alert('x')</script>" + ANSWER + "<style>p {}</style>")
            .replace("</body>", "<div id=\"extension-root\"></div></body>");

    assertThat(parse(added)).isEqualTo(parse(layout.base()));
  }

  @ParameterizedTest
  @EnumSource
  void aPageThatEndsBeforeItsHeaderIsRefused(InventedPages layout) {
    String page = layout.base();

    assertRejected(page.substring(0, page.indexOf("Rubrique")), TRUNCATED, "cut");
    if (layout == InventedPages.SECTIONS) {
      assertRejected(page.substring(0, page.indexOf("breadcrumb")), TRUNCATED, "cut");
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedPagesAreReadOrRejected(InventedPages layout) {
    Random random = new Random(20170620);
    byte[] base = layout.base().getBytes(UTF_8);
    int rejected = 0;
    for (int i = 0; i < 5000; i++) {
      rejected += parseOrNull(damaged(base, random)) == null ? 1 : 0;
    }
    assertThat(rejected).isBetween(200, 4800);
  }

  @ParameterizedTest
  @Timeout(60)
  @MethodSource("fillers")
  void oneMillionBytesOfOneThingAreReadOrRefusedSoon(InventedPages layout, String unit) {
    String filler = unit.repeat(ONE_MILLION / unit.getBytes(UTF_8).length);
    String page = layout.base();

    parseOrNull(filler.getBytes(UTF_8));
    parseOrNull(page.replace("</body>", filler + "</body>").getBytes(UTF_8));
    parseOrNull(page.replace("<body>", "<body>" + filler).getBytes(UTF_8));
    parseOrNull(page.replace("Affaires étrangères", filler).getBytes(UTF_8));
    parseOrNull(page.replace(ANSWER, ANSWER + filler).getBytes(UTF_8));
    parseOrNull(page.replace(ANSWER, ANSWER + "<form>" + filler).getBytes(UTF_8));
    parseOrNull(asFirefoxShowsIt(page).replace("<pre", filler + "<pre").getBytes(UTF_8));
  }

  @ParameterizedTest
  @Timeout(60)
  @EnumSource
  void tenMillionBytesOfNestedElementsOverflowNoStack(InventedPages layout) {
    String page = layout.base();
    String nested = "<div>".repeat(2 * ONE_MILLION);

    parseOrNull(page.replace(ANSWER, nested + ANSWER + "</div>".repeat(2 * ONE_MILLION)).getBytes(UTF_8));
    parseOrNull(page.replace(ANSWER, "<form></form>" + nested + ANSWER).getBytes(UTF_8));
    parseOrNull(page.replace("Affaires étrangères", nested).getBytes(UTF_8));
    parseOrNull((asFirefoxShowsIt(page).replace("<pre", nested + "<pre")).getBytes(UTF_8));
  }

  static Stream<Arguments> fillers() {
    return Stream.of(
            "<div>", "</div>", "<b>", "<", "<!--", "<script>", "<h2>", "<h3>Texte de la question</h3>",
            "<table><tr><td>", "Question retirée le : ", "<p class=\"question_legislature tdstyleh1\">", "tdstyleh1 question_header ",
            "<div>Date de signalement : 1/1/2014</div>", "<form>", "&", "\u00A0", "x")
        .flatMap(unit -> Arrays.stream(InventedPages.values()).map(layout -> Arguments.of(layout, unit)));
  }

  private static void assertCutsAreRefused(String document, int step, int endThatMayMiss) {
    byte[] bytes = document.getBytes(UTF_8);
    ParsedQuestion whole = Parsers.parse(bytes);
    int accepted = 0;
    for (int length = 0; length < bytes.length; length += step) {
      ParsedQuestion cut = parseOrNull(Arrays.copyOf(bytes, length));
      if (cut != null) {
        accepted++;
        assertThat(cut).as("cut at %d of %d", length, bytes.length).isEqualTo(whole);
      }
    }
    assertThat(accepted).as("cuts that leave the page whole").isLessThanOrEqualTo(endThatMayMiss);
  }
}
