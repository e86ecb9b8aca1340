package fr.questeur.enrich.parse.page;

import fr.questeur.enrich.parse.common.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * The text of a header, parted wherever a browser parts it: cells, blocks, line breaks.
 *
 * @param cells in the order of the page, with the white space around them
 * @param actorId the deputy in the Assemblée's open data, as the first link to one has it; null if there is none
 */
record HeaderCells(List<String> cells, String actorId) {

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdo", "big", "cite", "em", "font", "i", "ins", "mark", "q", "small", "span",
          "strong", "sub", "sup", "u");
  private static final Pattern ACTOR = Pattern.compile("(?<!\\w)OMC_(PA\\d{1,9})(?!\\w)");

  /** Reads a piece of a page, which may begin and end within its elements: so not by the rules of a whole page. */
  static HeaderCells of(String piece) {
    Reading reading = new Reading();
    Jsoup.parse(piece, Parser.xmlParser().settings(ParseSettings.htmlDefault)).traverse(reading);
    reading.endCell();
    return new HeaderCells(reading.cells, reading.actorId);
  }

  private static final class Reading implements NodeVisitor {

    private final List<String> cells = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private String actorId;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        cell.append(text.getWholeText());
      } else if (node instanceof Element element) {
        part(element);
        readLink(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        part(element);
      }
    }

    private void part(Element element) {
      if (!INLINE.contains(element.normalName())) {
        endCell();
      }
    }

    void endCell() {
      if (!cell.isEmpty()) {
        cells.add(CleanText.of(cell.toString()));
        cell = new StringBuilder();
      }
    }

    private void readLink(Element element) {
      if (actorId == null && element.normalName().equals("a")) {
        Matcher m = ACTOR.matcher(element.attr("href"));
        actorId = m.find() ? m.group(1) : null;
      }
    }
  }
}
