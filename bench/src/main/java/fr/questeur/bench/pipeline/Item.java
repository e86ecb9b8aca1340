package fr.questeur.bench.pipeline;

/** Something that is measured. */
interface Item {

  String name();

  /** Measures it once. */
  void round(Results results) throws Exception;

  /** Whether once is enough, as it takes long or repeats itself. */
  default boolean isOnce() {
    return false;
  }
}
