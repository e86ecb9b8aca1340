package fr.questeur.bench.generate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/**
 * A legislature of which documents exist.
 *
 * @param start of the first session
 * @param end the day its open questions lapse; for the one that goes on, a day by which there may be questions
 * @param written how many written questions it put, roughly: the largest number seen
 */
record Legislature(int number, LocalDate start, LocalDate end, int written) {

  private static final Legislature[] ALL = {
    of(7, "1981-07-02", "1986-04-01", 80_900),
    of(8, "1986-04-02", "1988-05-14", 39_989),
    of(9, "1988-06-23", "1993-04-01", 67_760),
    of(10, "1993-04-02", "1997-04-21", 50_237),
    of(11, "1997-06-12", "2002-06-18", 73_828),
    of(12, "2002-06-19", "2007-06-19", 101_463),
    of(13, "2007-06-20", "2012-06-19", 132_516),
    of(14, "2012-06-20", "2017-06-20", 104_137),
    of(15, "2017-06-21", "2022-06-21", 45_666),
    of(16, "2022-06-22", "2024-06-09", 18_700),
    of(17, "2024-07-18", "2026-09-30", 16_000),
  };

  /** The Journal officiel of questions appeared on Mondays, and on Tuesdays from about then. */
  private static final LocalDate TUESDAYS_SINCE = LocalDate.of(2004, 1, 1);

  private static final int WEEKS_BEFORE_THE_FIRST_ANSWERS = 2;

  static Legislature of(int number) {
    return Arrays.stream(ALL)
        .filter(legislature -> legislature.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("documents exist of legislatures 7 to 17, not " + number));
  }

  private static Legislature of(int number, String start, String end, int written) {
    return new Legislature(number, LocalDate.parse(start), LocalDate.parse(end), written);
  }

  /** The day of the Journal officiel on or after the given one. */
  static LocalDate issueFrom(LocalDate day) {
    return day.with(
        TemporalAdjusters.nextOrSame(day.isBefore(TUESDAYS_SINCE) ? DayOfWeek.MONDAY : DayOfWeek.TUESDAY));
  }

  /**
   * The issue in which the written question of that number appears. Numbers beyond those really put begin again with
   * the first issue.
   */
  LocalDate issueOf(int question) {
    int weeks = (int) ChronoUnit.WEEKS.between(start, end) - WEEKS_BEFORE_THE_FIRST_ANSWERS;
    long week = (question - 1L) * weeks / written % weeks;
    return issueFrom(start.plusWeeks(week));
  }
}
