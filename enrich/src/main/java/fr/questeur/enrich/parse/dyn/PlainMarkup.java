package fr.questeur.enrich.parse.dyn;

import fr.questeur.enrich.parse.common.CleanText;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * A part of a page written as simply as {@link fr.questeur.enrich.parse.common.Markup} reads it: tags well nested and
 * without attributes, breaks of lines only where tags make them.
 */
final class PlainMarkup implements NodeFilter {

  private static final Set<String> UNREAD =
      Set.of("script", "style", "noscript", "template", "form", "button", "select", "textarea", "svg", "iframe");
  private static final Set<String> BLOCKS =
      Set.of("section", "article", "blockquote", "hr", "dl", "dt", "dd", "pre", "header", "footer", "caption");

  private final StringBuilder out = new StringBuilder();

  private PlainMarkup() {}

  static String of(Element part) {
    PlainMarkup plain = new PlainMarkup();
    part.filter(plain);
    return plain.out.toString();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      append(text.getWholeText());
    } else if (node instanceof Element element) {
      if (UNREAD.contains(element.normalName())) {
        return FilterResult.SKIP_ENTIRELY;
      }
      out.append('<').append(name(element)).append('>');
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && !element.tag().isEmpty()) {
      out.append("</").append(name(element)).append('>');
    }
    return FilterResult.CONTINUE;
  }

  private static String name(Element element) {
    return BLOCKS.contains(element.normalName()) ? "div" : element.normalName();
  }

  private void append(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '\n', '\t' -> out.append(' ');
        default -> CleanText.append(out, c);
      }
    }
  }
}
