package fr.questeur.monitor.lag;

import java.time.Instant;
import java.util.List;

/**
 * All groups that read topics of Questeur, at one time.
 *
 * @param at when it was read
 * @param groups by id
 * @param openTransactions where records wait for the end of a transaction
 */
public record LagReport(Instant at, List<GroupLag> groups, List<OpenTransaction> openTransactions) {

  public LagReport {
    groups = List.copyOf(groups);
    openTransactions = List.copyOf(openTransactions);
  }
}
