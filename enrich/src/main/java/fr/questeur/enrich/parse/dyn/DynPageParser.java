package fr.questeur.enrich.parse.dyn;

import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;

import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/**
 * A /dyn/ page as the site serves it. It is whole if its main part is closed: the navigation after that says nothing of
 * the question.
 */
public final class DynPageParser implements DocumentParser {

  private static final String BLOCK = "_style-question";
  private static final int HEAD = 16 * 1024;
  private static final Pattern ADDRESS = Pattern.compile("/dyn/\\d{1,2}/questions/QANR5L\\d|<title>Question n°\\d+ :");
  private static final Pattern END = Pattern.compile("</(?:main|body|html)\\s*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern UID = Pattern.compile("QANR5L[1-9]\\d?(?:QE|QG|QOSD)[1-9]\\d{0,8}(?!\\d)");
  private static final Pattern ACTOR = Pattern.compile("PA\\d{1,9}");

  @Override
  public String layout() {
    return "page-dyn";
  }

  @Override
  public boolean recognises(Document document) {
    if (!document.beginsWithTag()) {
      return false;
    }
    String text = document.text();
    String head = text.substring(0, Math.min(HEAD, text.length()));
    return !head.isBlank() && (text.contains(BLOCK) || ADDRESS.matcher(head).find());
  }

  @Override
  public ParsedQuestion parse(Document document) {
    String text = document.text();
    Matcher end = END.matcher(text).region(Math.max(0, lastLabel(text)), text.length());
    if (!end.find()) {
      throw new RejectedDocumentException(TRUNCATED, "the page ends before its main part does: no </main>");
    }
    org.jsoup.nodes.Document page = Jsoup.parse(withoutNavigation(text.substring(0, end.end())));
    Element block = block(page);
    Sheet sheet = Sheet.of(Line.all(Markup.toPlain(PlainMarkup.of(block))), true);
    return SheetReader.read(layout(), sheet, addresses(page, block), actorId(block));
  }

  /** Where the end of the main part must come after. */
  private static int lastLabel(String text) {
    return Math.max(text.lastIndexOf("Type de question"), text.indexOf(BLOCK));
  }

  /** Most of a page is navigation, between its head and its main part. */
  private static String withoutNavigation(String text) {
    int headEnd = text.indexOf("</head>");
    int main = text.indexOf("<main", Math.max(0, headEnd));
    boolean isBetween = headEnd >= 0 && main >= 0 && main < text.indexOf(BLOCK);
    return isBetween ? text.substring(0, headEnd) + "</head><body>" + text.substring(main) : text;
  }

  private static Element block(org.jsoup.nodes.Document page) {
    Elements blocks = page.getElementsByClass(BLOCK);
    Set<String> ids = new LinkedHashSet<>(blocks.eachAttr("data-id"));
    if (ids.size() > 1) {
      throw new RejectedDocumentException(SEVERAL_QUESTIONS, "the page holds several questions: " + ids);
    }
    Element block = blocks.isEmpty() ? page.selectFirst("main") : blocks.first();
    return block == null ? page.body() : block;
  }

  /** The addresses that the page gives for itself. */
  private static Set<QuestionUid> addresses(org.jsoup.nodes.Document page, Element block) {
    Set<QuestionUid> uids = new LinkedHashSet<>();
    add(uids, block.attr("data-id"));
    for (Element said : page.head().children()) {
      if (said.attr("property").equals("og:url") || said.attr("rel").equals("canonical")) {
        add(uids, said.attr("content") + " " + said.attr("href"));
      }
    }
    return uids;
  }

  private static void add(Set<QuestionUid> uids, String address) {
    Matcher m = UID.matcher(address);
    if (m.find()) {
      uids.add(QuestionUid.parse(m.group()));
    }
  }

  /** The author's, not that of a speaker in a debate. */
  private static String actorId(Element block) {
    for (Element value : block.getElementsByTag("p")) {
      if (value.firstChild() instanceof TextNode label && label.text().strip().startsWith("Auteur")) {
        Element link = value.selectFirst("a[data-document-id]");
        String id = link == null ? "" : link.attr("data-document-id");
        return ACTOR.matcher(id).matches() ? id : null;
      }
    }
    return null;
  }
}
