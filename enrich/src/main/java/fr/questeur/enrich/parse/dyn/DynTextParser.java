package fr.questeur.enrich.parse.dyn;

import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.Lines;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text conversion of a /dyn/ page. It must hold the «Données clés» after the texts: nothing else shows that these
 * are whole.
 */
public final class DynTextParser implements DocumentParser {

  /** Of each line that tells the layout; its first letter may be large or small. */
  private static final String WORD = "uestion";

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
    if (document.isPageOrData() || !text.contains(WORD)) {
      return false;
    }
    String start = text.length() > WINDOW ? Markup.toPlain(text.substring(0, WINDOW)) : document.plain();
    return beginsWithTitle(start) || hasAsker(start);
  }

  private static boolean beginsWithTitle(String plain) {
    int lines = 0;
    int end = 0;
    for (int start = 0; start < plain.length() && lines < LINES_BEFORE_A_TITLE; start = end + 1) {
      end = Lines.end(plain, start);
      Line line = Line.of(plain.substring(start, end));
      if (TitleLine.isAt(line)) {
        return true;
      }
      lines += line.isBlank() ? 0 : 1;
    }
    return false;
  }

  /** Nearly all lines do not hold the word; to make a Line of each costs more than to read the document. */
  private static boolean hasAsker(String plain) {
    int end = 0;
    for (int word = plain.indexOf(WORD); word >= 0; word = plain.indexOf(WORD, end)) {
      end = Lines.end(plain, word);
      if (Header.isAsker(Line.of(plain.substring(plain.lastIndexOf('\n', word) + 1, end)))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public ParsedQuestion parse(Document document) {
    Sheet sheet = Sheet.of(Line.all(document.plain()), false);
    sheet.facts().refuseCut();
    return SheetReader.read(layout(), sheet, link(sheet.around()), actorId(sheet.around()));
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
