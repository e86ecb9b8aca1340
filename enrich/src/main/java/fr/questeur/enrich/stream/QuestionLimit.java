package fr.questeur.enrich.stream;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.parse.common.RejectedDocumentException;

/** How large the JSON of a question may become, alone and together with what other layouts say of it. */
final class QuestionLimit {

  /** Room for the headers in a record of the largest size. */
  private static final int HEADERS_BYTES = 64 * 1024;

  private QuestionLimit() {}

  /**
   * Gives the JSON back.
   *
   * @throws RejectedDocumentException if no record could hold it
   */
  static byte[] check(byte[] json) {
    if (json.length > Topics.MAX_RECORD_BYTES - HEADERS_BYTES) {
      throw new RejectedDocumentException(
          DeadLetterReason.TOO_LARGE, "the question takes %,d bytes as JSON".formatted(json.length));
    }
    return json;
  }
}
