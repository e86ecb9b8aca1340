package fr.questeur.contract;

/** What can happen to a question. */
public enum EventType implements Coded {
  /** The question appeared in the Journal officiel. */
  PUBLISHED("published"),
  /** It was listed among those unanswered in time (rappel, liste de rappel). */
  REMINDED("reminded"),
  /** A group president marked it as unanswered in time (signalement); ten days are left. */
  SIGNALLED("signalled"),
  /** The author put it again (renouvellement). */
  RENEWED("renewed"),
  /** It was handed to a ministry, another or a renewed one (changement d'attribution). */
  REATTRIBUTED("reattributed"),
  /** The answer appeared in the Journal officiel. */
  ANSWERED("answered"),
  /** An erratum appeared; {@link Event#part} says to what. */
  CORRECTED("corrected"),
  /** The author took it back (retrait). */
  WITHDRAWN("withdrawn"),
  /** It ended with the mandate or the legislature (caducité, fin de mandat). */
  LAPSED("lapsed"),
  /** It was closed for another reason (clôture autre). */
  CLOSED("closed");

  private final String code;

  EventType(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
