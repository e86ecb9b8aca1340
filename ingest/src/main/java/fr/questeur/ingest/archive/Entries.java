package fr.questeur.ingest.archive;

import java.io.Closeable;
import java.io.IOException;

/** The entries of an archive, one after another. */
interface Entries extends Closeable {

  /**
   * The next one; null after the last. What is not read of the one before is passed over.
   *
   * @throws IOException if the archive is damaged here; there is no next one then
   */
  Entry next() throws IOException;

  /** How many {@link #next} will still give; -1 if only the end will tell. */
  default long left() {
    return -1;
  }
}
