package fr.questeur.bench.pipeline;

/** What can be measured. */
public enum What {
  PARTS,
  WHOLE,
  START,
  LATENCY,
  GROWTH,
  KNOWN,
  SCALE,
  PARSE;

  @Override
  public String toString() {
    return Words.of(this);
  }
}
