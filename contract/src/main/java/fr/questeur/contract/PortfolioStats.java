package fr.questeur.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How one portfolio answers the questions of one legislature: what {@code questions.portfolio-stats} holds. The same
 * figures as the view {@code portfolio_legislature_delay} of the database.
 *
 * @param portfolio in charge of the questions, as in {@link Ministry}; null for questions that name no ministry
 * @param legislature of the questions
 * @param asked all questions, at least 1
 * @param answered of these, answered (répondues)
 * @param pending of these, without an answer yet (en cours), overdue or not
 * @param overdue of the pending, those past the last day for an answer, on the day this was written and every day until
 *     it is written again
 * @param withdrawn of these, withdrawn by the author (retirées)
 * @param lapsed of these, lapsed (caduques)
 * @param closedOtherwise of these, closed otherwise (clôture autre)
 * @param medianDelayDays median delay of the answers in calendar days, interpolated as by {@code percentile_cont} and
 *     so a multiple of 0.5; null without a dated answer
 * @param p90DelayDays nine answers in ten came within so many days; interpolated likewise, to a multiple of 0.1
 * @param shareInTime answers on time or within the extension, of those under a deadline: 0 to 1, rounded to 0.001; null
 *     if none is
 */
@JsonPropertyOrder({
  "schemaVersion", "portfolio", "legislature", "asked", "answered", "pending", "overdue", "withdrawn", "lapsed",
  "closedOtherwise", "medianDelayDays", "p90DelayDays", "shareInTime"
})
public record PortfolioStats(
    String portfolio,
    int legislature,
    long asked,
    long answered,
    long pending,
    long overdue,
    long withdrawn,
    long lapsed,
    long closedOtherwise,
    Double medianDelayDays,
    Double p90DelayDays,
    Double shareInTime) {

  /** Of the JSON form: within a version, fields are only ever added. */
  public static final int SCHEMA_VERSION = 1;

  private static final String NO_PORTFOLIO = "-";

  @JsonProperty(access = Access.READ_ONLY)
  public int schemaVersion() {
    return SCHEMA_VERSION;
  }

  /** The key of its record, such as {@code affaires-etrangeres/14}. */
  public String key() {
    return key(portfolio, legislature);
  }

  /**
   * The key of the record of a portfolio and a legislature.
   *
   * @param portfolio null for questions that name no ministry: {@code -/14}
   */
  public static String key(String portfolio, int legislature) {
    return (portfolio == null ? NO_PORTFOLIO : portfolio) + "/" + legislature;
  }
}
