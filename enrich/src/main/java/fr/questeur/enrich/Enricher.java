package fr.questeur.enrich;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Question;
import fr.questeur.contract.Source;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.common.Stopwatch;
import fr.questeur.enrich.tag.Tagger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** From the bytes of a document to the question in it. Has no state and may be used by several threads. */
public final class Enricher {

  private final Tagger tagger = new Tagger();

  /**
   * Reads and tags a document.
   *
   * @param path as in {@link Source#path}; null if unknown
   * @param observedAt as in {@link Source#observedAt}
   * @throws RejectedDocumentException if there is no question in it that can be kept, or it is beyond a {@link
   *     fr.questeur.enrich.parse.common.Budget}
   */
  public Question enrich(byte[] document, String path, Instant observedAt) {
    if (document.length > Topics.MAX_DOCUMENT_BYTES) {
      throw new RejectedDocumentException(
          DeadLetterReason.TOO_LARGE,
          "%,d bytes, of at most %,d".formatted(document.length, Topics.MAX_DOCUMENT_BYTES));
    }
    return Stopwatch.within(() -> read(document, path, observedAt));
  }

  private Question read(byte[] document, String path, Instant observedAt) {
    ParsedQuestion parsed = Parsers.parse(document);
    Question question = tagger.tag(parsed, new Source(path, parsed.layout(), sha256(document), observedAt));
    return QuestionBudget.check(question);
  }

  private static String sha256(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
