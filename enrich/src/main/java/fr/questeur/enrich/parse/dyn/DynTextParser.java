package fr.questeur.enrich.parse.dyn;

import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text conversion of a /dyn/ page. It must hold the «Données clés» after the texts: nothing else shows that these
 * are whole.
 */
public final class DynTextParser implements DocumentParser {

  private static final int WINDOW = 64 * 1024;
  private static final int LINES_BEFORE_A_TITLE = 3;
  private static final Pattern LINK = Pattern.compile("/questions/(QANR5L[1-9]\\d?(?:QE|QG|QOSD)[1-9]\\d{0,8})(?!\\d)");
  private static final Pattern ACTOR = Pattern.compile("/deputes/(PA\\d{1,9})(?!\\d)");

  @Override
  public String layout() {
    return "text-dyn";
  }

  @Override
  public boolean recognises(Document document) {
    String text = document.text();
    if (document.isPageOrData() || !text.contains("uestion")) {
      return false;
    }
    String start = Markup.toPlain(text.substring(0, Math.min(WINDOW, text.length())));
    boolean beginsWithTitle =
        start.lines().filter(line -> !line.isBlank()).limit(LINES_BEFORE_A_TITLE).map(Line::of).anyMatch(TitleLine::isAt);
    // Long lines are running text; to make a Line of each costs more than to read the document.
    return beginsWithTitle
        || start.lines().filter(line -> line.contains("uestion")).map(Line::of).anyMatch(Header::isAsker);
  }

  @Override
  public ParsedQuestion parse(Document document) {
    Sheet sheet = Sheet.of(lines(document.text()), false);
    sheet.facts().refuseCut();
    return SheetReader.read(layout(), sheet, link(sheet.around()), actorId(sheet.around()));
  }

  private static List<Line> lines(String text) {
    return Line.all(Markup.toPlain(text));
  }

  /** The question that links outside the texts lead to, if it is one: that one itself, by the buttons for sharing. */
  private static Set<QuestionUid> link(String around) {
    Set<QuestionUid> links = new LinkedHashSet<>();
    Matcher m = LINK.matcher(around);
    while (m.find()) {
      links.add(QuestionUid.parse(m.group(1)));
    }
    return links.size() == 1 ? links : Set.of();
  }

  private static String actorId(String around) {
    Matcher m = ACTOR.matcher(around);
    return m.find() ? m.group(1) : null;
  }
}
