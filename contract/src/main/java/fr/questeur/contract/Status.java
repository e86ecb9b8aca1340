package fr.questeur.contract;

/** Where a question stands, in the Government's own terms. */
public enum Status implements Coded {
  /** En cours: waits for its answer. */
  PENDING("pending"),
  /** Répondue. Also when the text of the answer is not in the document. */
  ANSWERED("answered"),
  /** Retirée, by its author. */
  WITHDRAWN("withdrawn"),
  /** Caduque: ended with the mandate or the legislature. */
  LAPSED("lapsed"),
  /** Clôture autre. */
  CLOSED_OTHERWISE("closed_otherwise");

  private final String code;

  Status(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
