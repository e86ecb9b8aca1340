package fr.questeur.enrich.parse.text;

import fr.questeur.enrich.parse.common.Emphasis;
import fr.questeur.enrich.parse.common.Lines;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.Vocabulary;
import fr.questeur.enrich.parse.header.Header;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a document.
 *
 * @param header all before the texts
 * @param question null if the document has no such section
 * @param answer null if the document has no such section
 * @param second all from where a second question begins; null if none does
 */
record Sections(String header, String question, String answer, String second) {

  /** A line that begins so and goes on with running text is none: «Question n° 12 345 relative à…». */
  private static final Pattern NEXT_HEADER =
      Pattern.compile("question n ?(?:°|o\\.?) ?[:>]?(?: ?\\d[\\d ]*(?:de .*\\(.*|question .*)?)?");
  private static final int LONGEST_LABEL_LINE = 1000;

  /** Splits text without tags ({@link Markup}). */
  static Sections of(String plain) {
    Section header = new Section(plain, 0);
    Section question = null;
    Section answer = null;
    Section current = header;
    for (int start = 0; start < plain.length(); ) {
      int end = Lines.end(plain, start);
      String label = end - start > LONGEST_LABEL_LINE ? "" : Lines.label(plain.substring(start, end));
      if (label.equals(Vocabulary.QUESTION_HEADING)) {
        if (question != null) {
          return new Sections(header.toString(), question.toString(), text(answer), plain.substring(start));
        }
        question = new Section(plain, end + 1);
        current = question;
      } else if (label.equals(Vocabulary.ANSWER_HEADING)) {
        // Several answers to one question are one text.
        if (answer == null) {
          answer = new Section(plain, end + 1);
        } else {
          answer.addEmptyLine();
        }
        current = answer;
      } else if (current != header && beginsHeader(label)) {
        return new Sections(header.toString(), text(question), text(answer), plain.substring(start));
      } else {
        // A withdrawal may be printed outside the header, after the texts.
        boolean isWithdrawal = current != header && Header.isWithdrawal(label);
        (isWithdrawal ? header : current).add(start, end);
      }
      start = end + 1;
    }
    return new Sections(header.toString(), text(question), text(answer), null);
  }

  boolean hasTexts() {
    return question != null || answer != null;
  }

  private static boolean beginsHeader(String label) {
    if (!label.startsWith("question n")) {
      return false;
    }
    Matcher m = NEXT_HEADER.matcher(Lines.fold(Emphasis.strip(label).replace('|', ' ')));
    return m.matches();
  }

  private static String text(Section section) {
    return section == null ? null : section.toString();
  }
}
