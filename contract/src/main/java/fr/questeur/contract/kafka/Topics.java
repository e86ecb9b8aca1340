package fr.questeur.contract.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of Questeur. */
public final class Topics {

  /** A document up to this many bytes travels whole: 10 MiB. */
  public static final int MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;

  /**
   * A record up to this many bytes is accepted by every topic: a document of the largest size, doubled by JSON's
   * escapes, and its headers.
   */
  public static final int MAX_RECORD_BYTES = 3 * MAX_DOCUMENT_BYTES;

  private static final String FOREVER = "-1";

  /** Documents as they were found. Key: SHA-256 of the bytes in hexadecimal; value: the bytes. Kept for ever. */
  public static final Topic RAW = new Topic("questions.raw", 0, kept());

  /** The latest state of every question. Key: its uid; value: {@link fr.questeur.contract.Question} as JSON. */
  public static final Topic ENRICHED = new Topic("questions.enriched", 0, compacted());

  /**
   * What happens to questions. Key: the uid; value: {@link fr.questeur.contract.Change} as JSON; timestamp: when it was
   * observed. Changes of one question are in order. Kept for ever: it is their history; readers that only follow need
   * no more than the operator's {@code retention.ms}.
   */
  public static final Topic CHANGES = new Topic("questions.changes", 0, kept());

  /**
   * Figures of each portfolio and legislature. Key: {@link fr.questeur.contract.PortfolioStats#key}; value: the figures
   * as JSON, a tombstone when there is no question left. One partition: there are some hundred keys.
   */
  public static final Topic PORTFOLIO_STATS = new Topic("questions.portfolio-stats", 1, compacted());

  /**
   * Documents that did not become questions. Key: as in the topic they come from; value: the original bytes, or a
   * {@link fr.questeur.contract.Stub}; {@link DeadLetter} reads the headers. Kept for ever.
   */
  public static final Topic DEAD_LETTER = new Topic("questions.dead-letter", 0, kept());

  /**
   * What was done about dead letters. Key: the id of the letter, its partition and offset ({@code 2-17}); value: {@link
   * Resolution} as JSON. A letter without one is open.
   */
  public static final Topic RESOLUTION = new Topic("questions.dead-letter-resolution", 1, compacted());

  /**
   * What ingest did. Key: {@link fr.questeur.contract.LedgerEntry#key}; value: the entry as JSON. One partition: the
   * order of entries matters, and there is one small one per document.
   */
  public static final Topic LEDGER = new Topic("questions.ledger", 1, compacted());

  /**
   * Which topics belong together. Key: the name of a topic; value: {@link TopicIdentity} as JSON. One that was deleted
   * and made again has another id; positions in the old one mean nothing in it.
   */
  public static final Topic INSTALLATION = new Topic("questions.installation", 1, compacted());

  /**
   * How many documents were published, for the monitor to find each again behind every step. Key: the transactional id
   * of an ingest, or {@link Account#WRITTEN_OFF}; value: {@link Account} as JSON.
   */
  public static final Topic ACCOUNT = new Topic("questions.account", 1, compacted());

  private Topics() {}

  public static List<Topic> all() {
    return List.of(INSTALLATION, RAW, ENRICHED, CHANGES, PORTFOLIO_STATS, DEAD_LETTER, RESOLUTION, LEDGER, ACCOUNT);
  }

  private static Map<String, String> kept() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG, FOREVER,
        TopicConfig.RETENTION_BYTES_CONFIG, FOREVER,
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
  }

  private static Map<String, String> compacted() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
  }
}
