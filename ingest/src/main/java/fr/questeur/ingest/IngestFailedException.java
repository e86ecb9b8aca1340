package fr.questeur.ingest;

/** Ingest has given up: trying again would not help. The message tells the operator why. */
final class IngestFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IngestFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
