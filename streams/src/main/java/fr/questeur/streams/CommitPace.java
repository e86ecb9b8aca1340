package fr.questeur.streams;

/**
 * Tells whether records come now and then or in a rush, on one thread; times are in milliseconds. A commit takes some
 * milliseconds itself: what is asked for too often makes a rush look thin.
 */
final class CommitPace {

  /** More records than that in a window are a rush. */
  static final int FEW = 10;

  static final long WINDOW = 100;

  /** Between two commits that are asked for. */
  static final long SPACING = 50;

  /** Without a record for so long, a rush is over. */
  static final long GAP = 25;

  private long windowStart;
  private int inWindow;
  private int inWindowBefore;
  private long lastRecord;
  private long lastAsked;

  /** Whether to commit now that this record has come. */
  boolean record(long now) {
    long age = now - windowStart;
    if (age >= WINDOW) {
      inWindowBefore = age < 2 * WINDOW ? inWindow : 0;
      inWindow = 0;
      windowStart = now;
    }
    inWindow++;
    lastRecord = now;
    return inWindow <= FEW && inWindowBefore <= FEW && mayAsk(now);
  }

  /** Whether to commit what has waited. */
  boolean isOver(long now) {
    return now - lastRecord >= GAP && mayAsk(now);
  }

  private boolean mayAsk(long now) {
    if (now - lastAsked < SPACING) {
      return false;
    }
    lastAsked = now;
    return true;
  }
}
