package fr.questeur.contract;

/**
 * What a text can refer to, and the one form that all its spellings are given. An act that is named by its number has
 * that (with the year in two digits up to 1999, in four from 2000 on, as the Journal officiel writes it), one that is
 * named by its date alone has the date: the words do not tell the number.
 */
public enum ReferenceType implements Coded {
  /**
   * Loi, loi organique, loi constitutionnelle: {@code loi 2004-575}, {@code loi 83-634}, {@code loi 1881-07-29}. A law
   * on the budget that is named by its year: {@code loi de finances 2012}, {@code loi de finances rectificative 2014}
   * (of which a year may have several), {@code loi de financement de la sécurité sociale 2020}.
   */
  LAW("law"),
  /** Ordonnance of the Government: {@code ordonnance 45-2658}, {@code ordonnance 1945-02-02}. */
  ORDINANCE("ordinance"),
  /** Décret, décret-loi: {@code décret 2010-1234}, {@code décret 2010-05-05}. */
  DECREE("decree"),
  /** Arrêté of a minister, by its date, which it shares with others: {@code arrêté 1999-04-26}. */
  ORDER("order"),
  /**
   * An article of a code, under the code's present name if it was only renamed: {@code code pénal 227-17}, {@code code
   * de la santé publique L. 1110-4}, {@code code général des impôts 278-0 bis}. Of a range both ends are references.
   */
  CODE_ARTICLE("code_article"),
  /**
   * Directive of the European Union or its predecessors: {@code directive 95/46/CE}, {@code directive (UE) 2016/680}.
   */
  EU_DIRECTIVE("eu_directive"),
  /** Règlement of the same: {@code règlement (CE) 1107/2009}, {@code règlement (UE) 2016/679}. */
  EU_REGULATION("eu_regulation"),
  /** Another question of the Assemblée nationale, by its uid: {@code QANR5L14QE26402}. */
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
