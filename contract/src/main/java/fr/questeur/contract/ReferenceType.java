package fr.questeur.contract;

/** What a text can refer to. */
public enum ReferenceType implements Coded {
  /** Loi, loi organique, loi constitutionnelle. */
  LAW("law"),
  /** Ordonnance. */
  ORDINANCE("ordinance"),
  /** Décret. */
  DECREE("decree"),
  /** Arrêté. */
  ORDER("order"),
  /** An article of a code. */
  CODE_ARTICLE("code_article"),
  /** Directive of the European Union or its predecessors. */
  EU_DIRECTIVE("eu_directive"),
  /** Règlement of the European Union or its predecessors. */
  EU_REGULATION("eu_regulation"),
  /** Another question of the Assemblée nationale. */
  QUESTION("question");

  private final String code;

  ReferenceType(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
