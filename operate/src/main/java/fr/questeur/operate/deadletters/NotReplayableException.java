package fr.questeur.operate.deadletters;

/** A letter that does not hold its document; the message says how to have it read again. */
public final class NotReplayableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotReplayableException(String message) {
    super(message);
  }
}
