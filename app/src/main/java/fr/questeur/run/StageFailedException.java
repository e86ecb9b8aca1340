package fr.questeur.run;

/** A stage has given up; the message says why and how to mend it. */
public final class StageFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StageFailedException(String message) {
    super(message);
  }
}
