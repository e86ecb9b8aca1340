package fr.questeur.enrich.parse.dyn;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;

import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.enrich.parse.common.Emphasis;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.Lines;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.List;

/**
 * A line of a page made text.
 *
 * @param text as it is
 * @param plain what it says, without marks of headings, lists, tables, emphasis and links; empty for running text,
 *     which is longer than any label or value
 * @param folded the same, folded, character by character
 */
record Line(String text, String plain, String folded) {

  private static final int LONGEST = 1000;
  private static final String MARKS = "#>|\u2022 \t";

  static Line of(String text) {
    if (text.length() > LONGEST) {
      return new Line(text, "", "");
    }
    String plain = withoutMarks(Lines.fold(Emphasis.strip(Lines.withoutLinks(text))));
    return new Line(text, plain, Folding.fold(plain));
  }

  /**
   * Reads text without tags.
   *
   * @throws RejectedDocumentException if it has more lines than any question
   */
  static List<Line> all(String plain) {
    List<Line> lines = plain.lines().limit(Budget.LINES.limit() + 1L).map(Line::of).toList();
    Budget.LINES.check(lines.size());
    return lines;
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** Places stand after a dash if they name no place: {@code - Union du Centre}; so that one stays. */
  private static String withoutMarks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && MARKS.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && (text.charAt(end - 1) == '|' || text.charAt(end - 1) == ' ')) {
      end--;
    }
    return text.substring(start, end);
  }
}
