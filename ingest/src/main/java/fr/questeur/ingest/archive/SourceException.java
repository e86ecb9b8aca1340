package fr.questeur.ingest.archive;

import java.io.IOException;

/**
 * The file itself cannot be read on: a fault of the disk, or told to stop. Unchecked, so that it is never taken for
 * damage of what the file holds.
 */
public final class SourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private SourceException(String message, IOException cause) {
    super(message, cause);
  }

  static SourceException stopped() {
    return new SourceException("told to stop", null);
  }

  static SourceException failed(IOException cause) {
    return new SourceException(cause.toString(), cause);
  }

  /** What the disk said; null if told to stop. */
  @Override
  public synchronized IOException getCause() {
    return (IOException) super.getCause();
  }
}
