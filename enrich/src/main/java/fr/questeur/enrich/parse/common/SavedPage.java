package fr.questeur.enrich.parse.common;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.QueryParser;

/** What browsers put around or into a page when they save it, taken away again. */
final class SavedPage {

  /** A browser's own view of a page's source begins well within these characters. */
  private static final int WINDOW = 4096;

  private static final String SAVED_FROM = "<!-- saved from url=";
  private static final String COMMENT_END = "-->";
  private static final String FIREFOX_LINES = "body#viewsource > pre";
  private static final Evaluator CHROME_LINE = QueryParser.parse("td.line-content, td.webkit-line-content");

  private SavedPage() {}

  /** The page as the site sent it; what is no saved page stays as it is. */
  static String unwrap(String text) {
    int start = Lines.firstOfText(text);
    if (start == text.length() || text.charAt(start) != '<') {
      return text;
    }
    String window = text.substring(start, Math.min(text.length(), start + WINDOW));
    return isViewOfSource(window) ? source(text) : withoutSavedFrom(text, start + window.indexOf(SAVED_FROM), start);
  }

  private static boolean isViewOfSource(String window) {
    return window.contains("id=\"viewsource\"")
        || window.contains("line-gutter-backdrop\"")
        || window.contains("line-number\"");
  }

  /**
   * Firefox shows the source in one block or several, Chrome each line in a cell of a table. Lines within a line are those
   * of no browser, and not read a second time.
   */
  private static String source(String text) {
    Document view = Jsoup.parse(text);
    Elements lines = new Elements();
    view.filter(
        (node, depth) -> {
          boolean isLine = node instanceof Element element && element.is(CHROME_LINE);
          if (isLine) {
            lines.add((Element) node);
          }
          return isLine ? FilterResult.SKIP_CHILDREN : FilterResult.CONTINUE;
        });
    StringBuilder source = new StringBuilder(text.length());
    for (Element line : lines.isEmpty() ? view.select(FIREFOX_LINES) : lines) {
      String content = line.wholeText();
      source.append(content).append(content.endsWith("\n") ? "" : "\n");
    }
    return source.toString().isBlank() ? text : CleanText.of(source.toString());
  }

  /** Chrome writes the address in a comment, before what must come first: the declaration of an XML document. */
  private static String withoutSavedFrom(String text, int comment, int start) {
    int end = comment < start ? -1 : text.indexOf(COMMENT_END, comment);
    return end < 0 ? text : text.substring(0, comment) + text.substring(end + COMMENT_END.length());
  }
}
