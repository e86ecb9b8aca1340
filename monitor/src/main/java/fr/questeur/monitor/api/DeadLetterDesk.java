package fr.questeur.monitor.api;

/** Acts on dead letters; the monitor itself writes nothing. */
public interface DeadLetterDesk {

  /** How a replay ends. */
  enum Outcome {
    /** Its document is published again. */
    REPLAYED,
    /** There is no such letter. */
    UNKNOWN,
    /** It was replayed or discarded before. */
    DONE_BEFORE,
    /** Its document is not in Kafka. */
    NOT_REPLAYABLE
  }

  /**
   * What became of it.
   *
   * @param message for a person; null if it was replayed
   */
  record Result(Outcome outcome, String message) {}

  /**
   * Publishes the document of a letter again, to go the whole way, and marks the letter.
   *
   * @param id such as {@code 2-17}
   * @throws org.apache.kafka.common.KafkaException if nothing was done
   */
  Result replay(String id);
}
