package fr.questeur.enrich.parse.page;

import fr.questeur.enrich.parse.common.Lines;
import fr.questeur.enrich.parse.header.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Withdrawals that a page prints elsewhere than among the dates of its header. */
final class Withdrawals {

  /** There a form or a menu may hold the same words: so it is one only with its date. */
  private static final Pattern DATED = Pattern.compile("question retiree(?: le)? ?[:>]? ?\\d{1,2}(?:/|\\.| |er ).*");

  private static final String WORDS = "Question retir";
  private static final int LONGEST = 400;
  private static final int MOST = 16;

  private Withdrawals() {}

  /** Whether a paragraph of a text is one. */
  static boolean isOne(String paragraph) {
    return paragraph.length() <= LONGEST && Header.isWithdrawal(Lines.label(paragraph));
  }

  /** The cells of a piece of page that are one. */
  static List<String> in(String piece) {
    List<String> found = new ArrayList<>();
    int at = piece.indexOf(WORDS);
    for (int i = 0; at >= 0 && i < MOST; i++) {
      int end = Math.min(piece.length(), at + LONGEST);
      String cell = HeaderCells.of(piece.substring(at, end)).cells().get(0);
      if (DATED.matcher(Lines.label(cell)).matches()) {
        found.add(cell);
      }
      at = piece.indexOf(WORDS, end);
    }
    return found;
  }
}
