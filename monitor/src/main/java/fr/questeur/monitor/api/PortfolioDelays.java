package fr.questeur.monitor.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * How the ministries answer.
 *
 * @param binDays how many days a bin of a histogram is wide; the last one has all that is longer, too
 * @param all of all portfolios together
 * @param portfolios the slowest first, by the median of their delays; those without an answer last
 */
record PortfolioDelays(int binDays, Delays all, List<Delays> portfolios) {

  /**
   * Of one portfolio.
   *
   * @param portfolio its id; null for all together, and for questions whose documents name no ministry
   * @param name in French
   * @param questions in its charge
   * @param quantiles of the delays in days: of 10, 25, 50, 75 and 90 % of the answers; empty if there are none
   * @param inTime on time or within the extension, of the answers under a deadline, 0 to 1; null if there are none
   * @param histogram answers by their delay
   */
  record Delays(
      String portfolio, String name, long questions, long answered, long pending, long overdue,
      List<BigDecimal> quantiles, BigDecimal inTime, List<Long> histogram) {}
}
