package fr.questeur.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HighlightsTest {

  private static final String TEXT = "Les «écoles» de l’île <b>rurales</b>, et l'école.";
  private static final String MARKED =
      "Les  \uE000écoles\uE001  de l île  b rurales /b , et l'\uE000école\uE001.";

  @Test
  void marksAreCarriedOverToTheTextAsItIs() {
    List<Segment> segments = Highlights.of(TEXT, MARKED);

    assertThat(matches(segments)).containsExactly("écoles", "école");
    assertThat(text(segments)).isEqualTo(TEXT);
  }

  @Test
  void aMarkedTextThatIsAnotherOneMarksNothing() {
    assertThat(Highlights.of(TEXT, "Les \uE000écoles\uE001")).containsExactly(new Segment(TEXT, false));
  }

  @Test
  void withoutASearchTheTextIsOnePiece() {
    assertThat(Highlights.of(TEXT, null)).containsExactly(new Segment(TEXT, false));
    assertThat(Highlights.of(null, null)).isEmpty();
    assertThat(Highlights.of("", null)).isEmpty();
  }

  @Test
  void anExcerptIsAroundTheFirstMatch() {
    String before = "mot ".repeat(100);
    List<Segment> excerpt =
        Highlights.excerpt(
            before + "loup" + " fin".repeat(100), before + "\uE000loup\uE001" + " fin".repeat(100), 60);

    assertThat(matches(excerpt)).containsExactly("loup");
    assertThat(text(excerpt)).hasSizeBetween(50, 64).startsWith("…mot").endsWith("…");
  }

  @Test
  void anExcerptIsWhereTheMostDifferentMatchesAre() {
    String much = "mot ".repeat(50);
    String text = "loup " + much + "loup loup " + much + "loup et agneau " + much;
    String marked = text.replace("loup", "\uE000loup\uE001").replace("agneau", "\uE000agneau\uE001");
    assertThat(text(Highlights.excerpt(text, marked, 60))).contains("loup et agneau");
  }

  @Test
  void excerptOfTextFullOfMatchesIsFoundInLinearTime() {
    double one = nanosOfExcerpt(20_000);
    double ten = nanosOfExcerpt(200_000);
    // A hundred times as long in quadratic time.
    assertThat(ten / one).isLessThan(40);
  }

  private static double nanosOfExcerpt(int words) {
    String text = "zz ".repeat(words);
    String marked = "\uE000zz\uE001 ".repeat(words);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      assertThat(Highlights.excerpt(text, marked, 280)).isNotEmpty();
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  @Test
  void anExcerptWithoutAMatchIsTheBeginning() {
    assertThat(text(Highlights.excerpt("abc def ghi", null, 7))).isEqualTo("abc def…");
    assertThat(text(Highlights.excerpt("abc def", null, 7))).isEqualTo("abc def");
    assertThat(Highlights.excerpt(null, null, 7)).isEmpty();
  }

  @Test
  void anExcerptCutsNoCharacterInTwo() {
    assertThat(text(Highlights.excerpt("ab😀😀😀", null, 3))).isEqualTo("ab…");
  }

  private static List<String> matches(List<Segment> segments) {
    return segments.stream().filter(Segment::match).map(Segment::text).toList();
  }

  private static String text(List<Segment> segments) {
    return segments.stream().map(Segment::text).collect(Collectors.joining());
  }
}
