package fr.questeur.ingest;

/**
 * Hears of every file, from ingest's own thread. Each {@link #onFound} is followed, once the transaction is committed,
 * by exactly one {@link #onFate}; what changes nothing is not said again at the next scan.
 */
public interface IngestListener {

  /** Hears nothing. */
  IngestListener NONE = new IngestListener() {};

  /**
   * A file, or something in the way of one.
   *
   * @param path as in {@link fr.questeur.contract.kafka.RecordHeaders#FILE_PATH}; may hold control characters
   */
  default void onFound(String path) {}

  /**
   * What became of it.
   *
   * @param path as in {@link #onFound}
   * @param detail for a published file its SHA-256, the key of its record; for others why, in a phrase
   */
  default void onFate(FileFate fate, String path, String detail) {}
}
