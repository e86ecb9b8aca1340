package fr.questeur.bench.generate;

import java.io.Closeable;
import java.io.IOException;

/** Where documents go. */
public interface Output extends Closeable {

  /** Writes one document. */
  void write(Layout layout, Facts facts) throws IOException;

  /** How much was written, in bytes, before any compression. */
  long size();
}
