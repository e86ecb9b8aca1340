package fr.questeur.ingest;

/**
 * Hears of every file and of every document inside one, from ingest's own thread. Each {@link #onFound} is followed,
 * once the transaction is committed, by exactly one {@link #onFate}; what changes nothing is not said again at the next
 * scan.
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
   * How far the unpacking of an archive or aggregate is. Said after each transaction and at the end.
   *
   * @param path as in {@link #onFound}, which was said of it before; each document inside is found when it is read
   * @param documents in it that have their fate
   * @param left entries that are still to be read; -1 if only the end will tell
   * @param percent of the file that was read, roughly; 100 at the end
   */
  default void onUnpacking(String path, long documents, long left, int percent) {}

  /**
   * What became of it.
   *
   * @param path as in {@link #onFound}
   * @param detail for a published file its SHA-256, the key of its record; for others why, in a phrase
   */
  default void onFate(FileFate fate, String path, String detail) {}
}
