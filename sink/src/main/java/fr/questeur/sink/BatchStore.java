package fr.questeur.sink;

import java.sql.SQLException;

/** Where batches go: all of one or nothing of it. */
interface BatchStore {

  /** Makes ready to store; may be called again. */
  void prepare() throws SQLException;

  /**
   * Stores a batch and moves the positions, or does neither.
   *
   * @throws FencedException if a position is not where the batch expects it
   * @throws SQLException if the database is at fault; the same batch may be stored later
   * @throws org.apache.kafka.common.KafkaException if a dead letter could not be sent; likewise
   */
  Fates store(Batch batch) throws SQLException;
}
