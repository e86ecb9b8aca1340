package fr.questeur.enrich.parse.common;

import fr.questeur.enrich.parse.common.Paragraph.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a text that was cut from one that is whole. Of some 780 texts in the open data, none but two ends without
 * terminal punctuation, and both with a footnote: so a bare end is a cut, unless it is of a kind that ends bare.
 */
public final class Completeness {

  private static final Pattern FOOTNOTE_MARK = Pattern.compile("\\[\\d{1,3}\\]|\\(\\d{1,2}\\)");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.).+");

  private Completeness() {}

  /** Whether the last sentence of a text has no end. */
  public static boolean endsInMidSentence(List<Paragraph> text) {
    Paragraph last = text.get(text.size() - 1);
    return !(Sentences.isEnded(last.text())
        || last.kind() == Kind.TABLE_ROW
        || isItemOfBareList(text)
        || endsWithAddress(last.text())
        || endsWithFootnote(text));
  }

  private static boolean isItemOfBareList(List<Paragraph> text) {
    if (text.size() < 2) {
      return false;
    }
    Paragraph last = text.get(text.size() - 1);
    Paragraph before = text.get(text.size() - 2);
    return last.kind() == Kind.LIST_ITEM && before.kind() == Kind.LIST_ITEM && !Sentences.isEnded(before.text());
  }

  private static boolean endsWithAddress(String paragraph) {
    String lastWord = paragraph.substring(paragraph.lastIndexOf(' ') + 1);
    return ADDRESS.matcher(lastWord).matches();
  }

  /** A mark at the start of the last paragraph, or there and before: where the note belongs and where it stands. */
  private static boolean endsWithFootnote(List<Paragraph> text) {
    String last = text.get(text.size() - 1).text();
    Matcher m = FOOTNOTE_MARK.matcher(last);
    String mark = null;
    int start = -1;
    while (m.find()) {
      mark = m.group();
      start = m.start();
    }
    if (mark == null) {
      return false;
    }
    return start == 0 && mark.charAt(0) == '['
        || last.substring(0, start).contains(mark)
        || isIn(text.subList(0, text.size() - 1), mark) && start == 0;
  }

  private static boolean isIn(List<Paragraph> text, String mark) {
    return text.stream().anyMatch(paragraph -> paragraph.text().contains(mark));
  }
}
