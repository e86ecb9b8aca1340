package fr.questeur.contract;

/** How an answer stands to the deadline. */
public enum Timeliness implements Coded {
  /** Within the normal time. */
  ON_TIME("on_time"),
  /** After the normal time, within the exceptional extension of the older rules. */
  WITHIN_EXTENSION("within_extension"),
  /** After both. */
  LATE("late");

  private final String code;

  Timeliness(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
