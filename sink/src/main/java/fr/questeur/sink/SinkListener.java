package fr.questeur.sink;

import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.DeadLetter;

/**
 * Is told what became of records, after the database has committed it; so never for a batch that is tried again. Called
 * on the sink's thread, which waits. Every state read is told in one of these; tombstones only if they delete.
 */
public interface SinkListener {

  /** Hears nothing. */
  SinkListener NONE = new SinkListener() {};

  /** This state of the question is in the database. */
  default void stored(Question question) {}

  /** This state or a later one of the question was in the database before. */
  default void unchanged(Question question) {}

  /** A later state of the question came right behind this one, which was not written. */
  default void superseded(Question question) {}

  /** The question is no longer in the database. */
  default void deleted(String uid) {}

  /** The record is in {@code questions.dead-letter}, not in the database. */
  default void rejected(DeadLetter letter) {}
}
