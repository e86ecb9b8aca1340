package fr.questeur.enrich.parse.header;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Part;
import fr.questeur.enrich.parse.common.Brackets;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.PrintedDate;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.common.Vocabulary;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One dated step as printed: {@code Question retirée le : 20/06/2017 page : 12 ( fin de mandat )}.
 *
 * @param date null only for a withdrawal
 * @param page null if not printed
 * @param reason what stands in brackets; null if nothing
 */
record DateLine(HeaderLabel label, LocalDate date, Integer page, String reason) {

  private static final Pattern PAGE = Pattern.compile(" ?,? ?page ?[:>]? ?(\\d{1,6}(?!\\d))?");
  private static final Pattern LEAD = Pattern.compile("(?:le|du) ");
  private static final Pattern NEXT = Pattern.compile(" ?(?:,|;|et)? ?(?=\\d)");
  private static final int LONGEST_EXCERPT = 20;

  /**
   * Reads all steps of a header.
   *
   * @throws RejectedDocumentException if a date cannot be read or is no day
   */
  static List<Event> events(Header header) {
    List<DateLine> lines = new ArrayList<>();
    for (Header.Found found : header.all()) {
      if (found.label().isDated()) {
        read(found.label(), Cells.onOneLine(found.after()), lines);
      }
    }
    List<Event> events = new ArrayList<>(lines.size());
    for (DateLine line : lines) {
      events.add(line.event());
    }
    return events;
  }

  private Event event() {
    return switch (label) {
      case QUESTION_PUBLISHED -> event(EventType.PUBLISHED, null);
      case ANSWER_PUBLISHED -> event(EventType.ANSWERED, null);
      case WITHDRAWN -> Vocabulary.endWithoutAnswer(date, page, reason);
      case REATTRIBUTED -> event(EventType.REATTRIBUTED, null);
      case SIGNALLED -> event(EventType.SIGNALLED, null);
      case RENEWED -> event(EventType.RENEWED, null);
      case QUESTION_CORRECTED -> event(EventType.CORRECTED, Part.QUESTION);
      case ANSWER_CORRECTED -> event(EventType.CORRECTED, Part.ANSWER);
      default -> throw new IllegalArgumentException("not dated: " + label);
    };
  }

  private Event event(EventType type, Part part) {
    return new Event(type, date, page, part, reason);
  }

  private static void read(HeaderLabel label, String text, List<DateLine> lines) {
    String folded = Folding.fold(text);
    int at = after(LEAD, folded, 0);
    boolean more = true;
    while (more) {
      PrintedDate printed = PrintedDate.at(text, folded, at);
      if (printed == null && at < text.length() && Character.isDigit(text.charAt(at))) {
        String excerpt = text.substring(at, Math.min(text.length(), at + LONGEST_EXCERPT));
        throw new RejectedDocumentException(INCOMPLETE, "«" + excerpt + "» is no date, after «" + name(label) + "»");
      }
      at = printed == null ? at : printed.end();
      Matcher page = PAGE.matcher(folded).region(at, folded.length());
      Integer number = null;
      if (page.lookingAt()) {
        number = page.group(1) == null ? null : Integer.valueOf(page.group(1));
        at = page.end();
      }
      Brackets brackets = Brackets.at(text, at);
      at = brackets.end();
      if (printed != null || label == HeaderLabel.WITHDRAWN) {
        lines.add(new DateLine(label, printed == null ? null : printed.date(), number, brackets.inside()));
      }
      int next = after(NEXT, folded, at);
      more = printed != null && next > at && next < text.length();
      at = next;
    }
  }

  private static int after(Pattern pattern, String folded, int at) {
    Matcher m = pattern.matcher(folded).region(at, folded.length());
    return m.lookingAt() ? m.end() : at;
  }

  private static String name(HeaderLabel label) {
    return switch (label) {
      case QUESTION_PUBLISHED -> "Question publiée au JO le";
      case ANSWER_PUBLISHED -> "Réponse publiée au JO le";
      case WITHDRAWN -> "Question retirée le";
      case REATTRIBUTED -> "Date de changement d'attribution";
      case SIGNALLED -> "Date de signalement";
      case RENEWED -> "Date de renouvellement";
      case QUESTION_CORRECTED -> "Erratum de la question publié au JO le";
      case ANSWER_CORRECTED -> "Erratum de la réponse publié au JO le";
      default -> label.name();
    };
  }
}
