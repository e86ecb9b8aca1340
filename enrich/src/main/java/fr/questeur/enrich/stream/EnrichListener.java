package fr.questeur.enrich.stream;

import fr.questeur.contract.kafka.DeadLetter;

/**
 * Is told how each document ends, by the threads of Kafka Streams. A document whose transaction is aborted is told again:
 * the topics are exact, this is not.
 */
public interface EnrichListener {

  EnrichListener NONE = new EnrichListener() {};

  /**
   * A document became a question, or would have but for what was known already.
   *
   * @param uid of the question
   * @param path of the document; null if whoever published it gave none
   */
  default void read(EnrichOutcome outcome, String uid, String path) {}

  /** A document became a dead letter. */
  default void rejected(DeadLetter letter) {}
}
