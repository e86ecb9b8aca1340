package fr.questeur.monitor.lag;

/**
 * Where a partition ends.
 *
 * @param first offset that is still there
 * @param stable the end for readers of committed records
 * @param high the end for all others
 */
record TopicEnd(long first, long stable, long high) {

  /** Records, and markers between them, behind the first transaction that is still open. */
  long openTransactionRecords() {
    return Math.max(0, high - stable);
  }
}
