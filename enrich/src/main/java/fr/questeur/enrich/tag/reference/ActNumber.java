package fr.questeur.enrich.tag.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a law, ordonnance or decree: the year and a number within it.
 *
 * @param year in four digits
 * @param number from 1 on
 * @param end where the text goes on
 */
record ActNumber(int year, int number, int end) {

  private static final Pattern FORM = Pattern.compile("(\\d{4}|\\d{2})\\h?-\\h?(\\d{1,5})(?![\\d/]|-\\d)");

  /** Numbers of this form begin in the forties; two digits are a year of the last century. */
  private static final int FIRST_YEAR = 1940;

  private static final int LAST_YEAR = 2099;

  /** The number that begins there in folded text; null if none does. */
  static ActNumber at(CharSequence folded, int start) {
    Matcher m = Notation.at(FORM, folded, start);
    if (!m.lookingAt()) {
      return null;
    }
    int year = Integer.parseInt(m.group(1)) + (m.group(1).length() == 2 ? 1900 : 0);
    int number = Integer.parseInt(m.group(2));
    return year < FIRST_YEAR || year > LAST_YEAR || number == 0 ? null : new ActNumber(year, number, m.end());
  }

  /** As the Journal officiel writes it: {@code 83-634} up to 1999, {@code 2004-575} from 2000 on. */
  @Override
  public String toString() {
    return (year < 2000 ? year - 1900 : year) + "-" + number;
  }
}
