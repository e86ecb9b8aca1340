package fr.questeur.enrich.stream;

import fr.questeur.contract.Coded;

/** How a record of {@code questions.raw} can end. Each ends in exactly one way. */
public enum EnrichOutcome implements Coded {
  /** It tells a new state of its question, which is now the one of {@code questions.enriched}. */
  ENRICHED("enriched"),
  /** It says what is already known. */
  UNCHANGED("unchanged"),
  /** It tells an older state than the known one. */
  SUPERSEDED("superseded"),
  /** It is a record of {@code questions.dead-letter}. */
  DEAD_LETTERED("dead_lettered");

  private final String code;

  EnrichOutcome(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
