package fr.questeur.contract;

/** One of the two texts of a document. */
public enum Part implements Coded {
  QUESTION("question"),
  ANSWER("answer");

  private final String code;

  Part(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
