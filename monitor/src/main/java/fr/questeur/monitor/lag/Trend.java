package fr.questeur.monitor.lag;

/** What the last minute says of a group; numbers alone do not tell one that is slow from one that is dead. */
public enum Trend {
  /** No lag, or one that does not grow. */
  OK("ok"),
  /** It commits, and the lag grows all the same. */
  FALLING_BEHIND("falling behind"),
  /** It has members and a lag, and has committed nothing for a minute. */
  STALLED("stalled"),
  /** Nothing runs in it. */
  STOPPED("stopped");

  private final String label;

  Trend(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
