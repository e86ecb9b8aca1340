package fr.questeur.enrich.tag.reference;

import java.time.LocalDate;
import java.util.List;

/** When the legislatures of the Fifth Republic began and ended, as far as documents reach back. */
final class Legislatures {

  private record Term(int number, LocalDate first, LocalDate last) {}

  private static final List<Term> TERMS =
      List.of(
          term(7, "1981-07-02", "1986-04-01"),
          term(8, "1986-04-02", "1988-05-14"),
          term(9, "1988-06-13", "1993-04-01"),
          term(10, "1993-04-02", "1997-04-21"),
          term(11, "1997-06-12", "2002-06-18"),
          term(12, "2002-06-19", "2007-06-19"),
          term(13, "2007-06-20", "2012-06-19"),
          term(14, "2012-06-20", "2017-06-20"),
          term(15, "2017-06-21", "2022-06-21"),
          term(16, "2022-06-22", "2024-06-09"),
          term(17, "2024-07-18", "9999-12-31"));

  private Legislatures() {}

  /** The number of the legislature of that day; 0 between two, and before the 7th. */
  static int on(LocalDate day) {
    return TERMS.stream()
        .filter(term -> !day.isBefore(term.first()) && !day.isAfter(term.last()))
        .mapToInt(Term::number)
        .findFirst()
        .orElse(0);
  }

  private static Term term(int number, String first, String last) {
    return new Term(number, LocalDate.parse(first), LocalDate.parse(last));
  }
}
