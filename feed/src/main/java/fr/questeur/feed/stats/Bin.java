package fr.questeur.feed.stats;

import fr.questeur.contract.Coded;
import fr.questeur.contract.PortfolioStats;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Standing;
import fr.questeur.contract.Status;

/**
 * Where a question counts: each stands in one bin, and all figures follow from how many stand in each.
 *
 * @param table the key of the {@link PortfolioStats} it belongs to
 * @param name of the bin within it: {@code answered/42/on_time}, {@code pending}, {@code overdue}, ...
 */
public record Bin(String table, String name) {

  static final String OVERDUE = "overdue";
  static final String NONE = "-";

  /**
   * The bin of a question.
   *
   * @return null for a null standing: the question is not there
   */
  public static Bin of(QuestionUid uid, Standing standing) {
    return standing == null
        ? null
        : new Bin(PortfolioStats.key(standing.portfolio(), uid.legislature()), name(standing));
  }

  private static String name(Standing standing) {
    if (standing.status() == Status.ANSWERED) {
      ResponseDelay delay = standing.responseDelay();
      return delay == null
          ? String.join("/", Status.ANSWERED.code(), NONE, NONE)
          : String.join("/", Status.ANSWERED.code(), Integer.toString(delay.days()), code(delay.timeliness()));
    }
    return standing.overdue() ? OVERDUE : standing.status().code();
  }

  private static String code(Coded coded) {
    return coded == null ? NONE : coded.code();
  }
}
