package fr.questeur.ingest.archive;

import java.io.IOException;

/** Takes an aggregate apart, holding one question at most. The same question gives the same bytes each time. */
interface Splitter {

  /**
   * One question.
   *
   * @param uid as it says itself; null if it does not
   * @param content a document of its own
   */
  record Piece(String uid, Content content) {}

  /**
   * The next one; null after the last.
   *
   * @throws IOException if the aggregate is damaged here
   */
  Piece next() throws IOException;
}
