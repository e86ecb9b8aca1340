package fr.questeur.bench.generate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** How French documents write dates and ordinals. */
final class French {

  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final List<String> MONTHS =
      List.of(
          "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre");

  private French() {}

  /** {@code 01/03/1993}. */
  static String digits(LocalDate date) {
    return DIGITS.format(date);
  }

  /** {@code 1er mars 1993}. */
  static String words(LocalDate date) {
    int day = date.getDayOfMonth();
    return (day == 1 ? "1er" : day) + " " + MONTHS.get(date.getMonthValue() - 1) + " " + date.getYear();
  }
}
