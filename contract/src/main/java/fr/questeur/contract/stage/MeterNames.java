package fr.questeur.contract.stage;

/** What every stage counts under one name, so that dashboards need not know the stages. */
public final class MeterNames {

  /** Counter: documents by {@link #STAGE} and {@link #FATE}. Each document that ends in a stage counts once. */
  public static final String DOCUMENTS = "questeur.documents";

  /** Counter: dead letters by {@link #STAGE} and {@link #REASON}. */
  public static final String DEAD_LETTERS = "questeur.dead.letters";

  /**
   * Gauge, by {@link #STEP}: documents that should have come through a step of the way and have not, or have twice.
   * Zero, or something is wrong.
   */
  public static final String UNACCOUNTED = "questeur.unaccounted.documents";

  /** Counter: records of other producers that were skipped, by {@link #STAGE} and {@link #TOPIC}. */
  public static final String FOREIGN_RECORDS = "questeur.foreign.records";

  public static final String STAGE = "stage";
  public static final String TOPIC = "topic";
  public static final String FATE = "fate";
  public static final String REASON = "reason";
  public static final String STEP = "step";

  private MeterNames() {}
}
