package fr.questeur.run;

/**
 * Lets the feed rest while rows come in a rush. Who loads a legislature waits for its rows, which on two cores would come
 * a fifth later; what has changed is told right behind them. For one thread.
 */
final class RowsFirst {

  /** So many rows from one look to the next are a rush: many times what a day's papers bring. */
  static final int RUSH = 100;

  private final Runnable rest;
  private final Runnable resume;
  private long rowsBefore;
  private boolean resting;

  /** What makes the feed rest, and go on. */
  RowsFirst(Runnable rest, Runnable resume) {
    this.rest = rest;
    this.resume = resume;
  }

  /**
   * To be called once a second.
   *
   * @param rows stored so far
   */
  void look(long rows) {
    boolean rush = rows - rowsBefore >= RUSH;
    rowsBefore = rows;
    if (rush && !resting) {
      rest.run();
    } else if (!rush && resting) {
      resume.run();
    }
    resting = rush;
  }

  /** No more rows come. */
  void end() {
    look(rowsBefore);
  }
}
