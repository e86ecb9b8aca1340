package fr.questeur.enrich.parse.common;

import fr.questeur.contract.DeadLetterReason;
import java.util.Objects;

/** A document that cannot become a question. Its message says what is wrong in terms of the document. */
public final class RejectedDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Messages quote what documents say, of whatever length; they travel in a header. */
  private static final int LONGEST_MESSAGE = 1_000;

  private final DeadLetterReason reason;

  public RejectedDocumentException(DeadLetterReason reason, String message) {
    super(message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  public DeadLetterReason reason() {
    return reason;
  }
}
