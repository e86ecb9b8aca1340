package fr.questeur.ingest.archive;

import java.io.FilterInputStream;
import java.io.InputStream;

/** An entry may be closed before its archive. */
final class Uncloseable extends FilterInputStream {

  Uncloseable(InputStream in) {
    super(in);
  }

  @Override
  public void close() {
    // the archive goes on
  }
}
