package fr.questeur.sink;

/** Trying again would not help; the message says how to mend it. */
final class UnrecoverableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnrecoverableException(String message) {
    super(message);
  }

  UnrecoverableException(String message, Throwable cause) {
    super(message, cause);
  }
}
