package fr.questeur.enrich.parse.common;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as documents print it: {@code 14/05/2013}, {@code 1er juillet 2013} or {@code 2013-05-14}.
 *
 * @param date a day that exists, within the Fifth Republic
 * @param end where the text goes on
 */
public record PrintedDate(LocalDate date, int end) {

  private static final List<String> MONTHS =
      List.of(
          "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
          "decembre");
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})|(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})(?:er)? ("
              + String.join("|", MONTHS)
              + ") (\\d{4}))(?!\\d)");
  private static final int FIRST_YEAR = 1958;
  private static final int LAST_YEAR = 2099;

  /**
   * Reads the date that begins there.
   *
   * @param folded the same text, folded
   *
   * @return null if none does
   * @throws RejectedDocumentException if it is of the form of a date but no day: 31/02/2013
   */
  public static PrintedDate at(String text, String folded, int start) {
    Matcher m = FORM.matcher(folded).region(start, folded.length());
    if (!m.lookingAt()) {
      return null;
    }
    String year = first(m.group(3), m.group(4), m.group(9));
    String month = first(m.group(2), m.group(5), m.group(8));
    String day = first(m.group(1), m.group(6), m.group(7));
    int monthNumber = MONTHS.contains(month) ? MONTHS.indexOf(month) + 1 : Integer.parseInt(month);
    String printed = text.substring(start, m.end());
    return new PrintedDate(date(Integer.parseInt(year), monthNumber, Integer.parseInt(day), printed), m.end());
  }

  private static LocalDate date(int year, int month, int day, String printed) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw noDay(printed);
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw noDay(printed);
    }
  }

  private static RejectedDocumentException noDay(String printed) {
    return new RejectedDocumentException(CONTRADICTORY, "«" + printed + "» is no day of the Journal officiel");
  }

  private static String first(String a, String b, String c) {
    return a != null ? a : b != null ? b : c;
  }
}
