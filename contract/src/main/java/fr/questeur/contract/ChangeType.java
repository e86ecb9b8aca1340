package fr.questeur.contract;

/** What a {@link Change} tells. Those that documents print have the codes of {@link EventType}. */
public enum ChangeType implements Coded {
  /** The question appeared in the Journal officiel. */
  PUBLISHED("published"),
  /** It was listed among those unanswered in time (rappel). */
  REMINDED("reminded"),
  /** A group president marked it as unanswered in time (signalement). */
  SIGNALLED("signalled"),
  /** The author put it again (renouvellement). */
  RENEWED("renewed"),
  /** It was handed to a ministry, another or a renewed one (changement d'attribution). */
  REATTRIBUTED("reattributed"),
  /** The first day on which an answer is late: the day after {@link Deadline#last}, on which there was none. */
  DEADLINE_PASSED("deadline_passed"),
  /** An answer appeared in the Journal officiel; a further one if before was answered already. */
  ANSWERED("answered"),
  /** An erratum appeared. */
  CORRECTED("corrected"),
  /** The author took it back (retrait). */
  WITHDRAWN("withdrawn"),
  /** It ended with the mandate or the legislature (caducité). */
  LAPSED("lapsed"),
  /** It was closed for another reason (clôture autre). */
  CLOSED("closed"),
  /** Nothing happened, but documents say otherwise than was told: another date, another ministry. */
  REVISED("revised"),
  /** What was told did not happen: as when an answer in time turns up after the deadline was told as passed. */
  RETRACTED("retracted");

  private final String code;

  ChangeType(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
