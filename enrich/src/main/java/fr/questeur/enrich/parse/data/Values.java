package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;

import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.PrintedDate;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Values of fields. */
final class Values {

  /** {@code 2019-03-05+02:00}, {@code 2019-03-05T00:00:00.000+02:00}: the day is the one written, in France. */
  private static final Pattern AFTER_DATE =
      Pattern.compile("(?:[t ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?(?:z|[+-]\\d{2}:?\\d{2})?");

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,12}");

  private Values() {}

  /**
   * A date, {@code 2019-03-05} or {@code 05/03/2019}, with or without a time and an offset.
   *
   * @return null for null
   * @throws RejectedDocumentException if it is none
   */
  static LocalDate date(String value) {
    if (value == null) {
      return null;
    }
    String folded = Folding.fold(value);
    PrintedDate date = PrintedDate.at(value, folded, 0);
    if (date == null || !AFTER_DATE.matcher(folded.substring(date.end())).matches()) {
      throw new RejectedDocumentException(CONTRADICTORY, "«" + value + "» stands where a date should");
    }
    return date.date();
  }

  /** A page or a rank; null for null, and for what is no number. */
  static Integer number(String value) {
    return value != null && NUMBER.matcher(value).matches() ? Integer.valueOf(value) : null;
  }

  /** An id of the open data ({@code PA923}) from one that lacks the letters; null for null. */
  static String id(String letters, String value) {
    return value != null && DIGITS.matcher(value).matches() ? letters + value : value;
  }
}
