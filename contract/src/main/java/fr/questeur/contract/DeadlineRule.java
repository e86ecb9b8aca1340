package fr.questeur.contract;

import java.time.LocalDate;

/**
 * The time a minister has to answer a written question, by the Règlement of the Assemblée nationale in force on the day
 * the question is published. Months are calendar months ({@link LocalDate#plusMonths}: 31 December and two months make
 * 28 February), and no holiday suspends them.
 */
public enum DeadlineRule implements Coded {
  /** Articles 138 and 139, from 1959: one month, and at most one more in exception. */
  ONE_MONTH_EXTENDABLE("one_month_extendable", LocalDate.of(1959, 1, 1), 1, 1, 0),
  /** Article 135, from 27 May 2009: the same; once signalled, ten days. */
  ONE_MONTH_EXTENDABLE_SIGNALLED("one_month_extendable_signalled", LocalDate.of(2009, 5, 27), 1, 1, 10),
  /** Article 135 as changed by resolution 437, from 28 November 2014: two months flat; once signalled, ten days. */
  TWO_MONTHS("two_months", LocalDate.of(2014, 11, 28), 2, 0, 10);

  private final String code;
  private final LocalDate inForceSince;
  private final int months;
  private final int extensionMonths;
  private final int daysOnceSignalled;

  DeadlineRule(String code, LocalDate inForceSince, int months, int extensionMonths, int daysOnceSignalled) {
    this.code = code;
    this.inForceSince = inForceSince;
    this.months = months;
    this.extensionMonths = extensionMonths;
    this.daysOnceSignalled = daysOnceSignalled;
  }

  /** The rule for a question published on that day; null before 1959. */
  public static DeadlineRule inForceOn(LocalDate publication) {
    DeadlineRule found = null;
    for (DeadlineRule rule : values()) {
      if (!publication.isBefore(rule.inForceSince)) {
        found = rule;
      }
    }
    return found;
  }

  /**
   * The deadline of a question.
   *
   * @param publication the day the question appeared
   * @param signalled the day the Journal officiel printed its last signalement; null if it was not signalled
   */
  public Deadline deadline(LocalDate publication, LocalDate signalled) {
    return new Deadline(
        this,
        publication.plusMonths(months),
        extensionMonths == 0 ? null : publication.plusMonths(months + extensionMonths),
        signalled == null || daysOnceSignalled == 0 ? null : signalled.plusDays(daysOnceSignalled));
  }

  @Override
  public String code() {
    return code;
  }
}
