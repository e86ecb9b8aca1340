package fr.questeur.enrich.tag.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date within a sentence: «29 juillet 1881», «1er juillet 2013», «18/03/2003». Unlike {@link
 * fr.questeur.enrich.parse.common.PrintedDate} it may be of any century, and one that does not exist is none.
 *
 * @param date the day
 * @param end where the text goes on
 */
record WrittenDate(LocalDate date, int end) {

  private static final List<String> MONTHS =
      List.of(
          "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
          "decembre");

  /** Three groups, or three others. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,2})(?:\\h?er)?\\h{1,2}(" + String.join("|", MONTHS) + ")\\h{1,2}(\\d{4})"
              + "|(\\d{1,2})/(\\d{1,2})/(\\d{4}))(?!\\d)");

  private static final int FIRST_YEAR = 1500;
  private static final int LAST_YEAR = 2099;

  /** The date that begins there in folded text; null if none does. */
  static WrittenDate at(CharSequence folded, int start) {
    Matcher m = Notation.at(FORM, folded, start);
    if (!m.lookingAt()) {
      return null;
    }
    boolean inWords = m.group(2) != null;
    int day = Integer.parseInt(m.group(inWords ? 1 : 4));
    int month = inWords ? MONTHS.indexOf(m.group(2)) + 1 : Integer.parseInt(m.group(5));
    int year = Integer.parseInt(m.group(inWords ? 3 : 6));
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return null;
    }
    try {
      return new WrittenDate(LocalDate.of(year, month, day), m.end());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
