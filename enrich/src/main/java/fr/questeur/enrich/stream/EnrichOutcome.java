package fr.questeur.enrich.stream;

import fr.questeur.contract.Coded;

/** How a record of {@code questions.raw} can end. Each ends in exactly one way. */
public enum EnrichOutcome implements Coded {
  /** It says something new of its question, which is now in {@code questions.enriched}. */
  ENRICHED("enriched"),
  /** It says what is already known. */
  UNCHANGED("unchanged"),
  /** It tells an older state than the known one, and nothing that was not known. */
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
