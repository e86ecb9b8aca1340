package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;

import fr.questeur.enrich.parse.common.RejectedDocumentException;

/** What is wrong with XML or JSON that cannot be read. */
final class Malformed {

  private Malformed() {}

  static RejectedDocumentException of(String language, int line, int column, boolean atEnd, String detail) {
    return atEnd
        ? new RejectedDocumentException(
            TRUNCATED, "the document ends before its %s does, at line %d, column %d".formatted(language, line, column))
        : new RejectedDocumentException(
            NOT_A_QUESTION, "not well-formed %s at line %d, column %d: %s".formatted(language, line, column, detail));
  }

}
