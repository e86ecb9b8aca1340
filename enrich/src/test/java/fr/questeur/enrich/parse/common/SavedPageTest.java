package fr.questeur.enrich.parse.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPageTest {

  private static final String SOURCE = "<html><body>\n\n<QUEST>a&nbsp;&lt;&amp; «é»</QUEST>\n</body></html>\n";

  @Test
  void firefoxsViewOfASourceIsTheSource() {
    assertThat(
            read(
                "<html><head><title>view-source:https://a.fr/</title></head>"
                    + "<body id=\"viewsource\" class=\"highlight\"><pre id=\"line1\"><span></span>"
                    + "<span>&lt;<span class=\"start-tag\">html</span>&gt;</span>"
                    + "<span>&lt;<span class=\"start-tag\">body</span>&gt;</span><span>\n"
                    + "<span id=\"line2\"></span>\n<span id=\"line3\"></span></span>"
                    + "<span>&lt;QUEST&gt;</span>a<span class=\"entity\">&amp;nbsp;</span>&amp;lt;&amp;amp; «é»"
                    + "<span>&lt;/QUEST&gt;</span></pre>"
                    + "<pre id=\"line4\"><span>&lt;/body&gt;&lt;/html&gt;</span>\n</pre></body></html>"))
        .isEqualTo(SOURCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "webkit-"})
  void chromesViewOfASourceIsTheSource(String prefix) {
    String row =
        "<tr><td class=\"%sline-number\"></td><td class=\"%sline-content\">".formatted(prefix, prefix) + "%s</td></tr>";
    assertThat(
            read(
                "<html><head></head><body><div class=\"" + prefix + "line-gutter-backdrop\"></div><table><tbody>"
                    + row.formatted("<span class=\"html-tag\">&lt;html&gt;</span>&lt;body&gt;")
                    + row.formatted("<br>")
                    + row.formatted("&lt;QUEST&gt;a&amp;nbsp;&amp;lt;&amp;amp; «é»&lt;/QUEST&gt;")
                    + row.formatted("&lt;/body&gt;&lt;/html&gt;")
                    + "</tbody></table></body></html>"))
        .isEqualTo(SOURCE);
  }

  @Test
  void theAddressAPageWasSavedFromIsTakenOut() {
    assertThat(read("<!-- saved from url=(0020)https://a.fr/vue/xml -->\n<?xml version=\"1.0\"?><QUESTION/>"))
        .isEqualTo("\n<?xml version=\"1.0\"?><QUESTION/>");
    assertThat(read("<!DOCTYPE html>\n<!-- saved from url=(0014)https://a.fr/ -->\n<html>"))
        .isEqualTo("<!DOCTYPE html>\n\n<html>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Une question, <body id=\"viewsource\">.", "<html><body>viewsource line-number</body></html>",
        "<html><body id=\"viewsource\"></body></html>", "<!-- saved from url=", "<", " x", "{\"a\":1}"
      })
  void allElseStaysAsItIs(String text) {
    assertThat(read(text)).isEqualTo(text);
  }

  private static String read(String text) {
    return Document.of(text.getBytes(UTF_8)).text();
  }
}
