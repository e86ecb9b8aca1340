package fr.questeur.contract.kafka;

import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/**
 * The books that enrich keeps: how many documents each of its steps took, and what became of them. They are stores of
 * Kafka Streams, so the topics behind them ({@link #topic}) change in the same transactions as what they count, and are
 * true whatever is killed, moved to another instance or aborted. Keys are the names here and the fates of documents;
 * values are counts, as Kafka writes a long; a partition for each of the topic that the step reads.
 *
 * <p>Only documents with {@link RecordHeaders#ACCOUNT} are in the books: what is replayed, or was written before there
 * were books, is in no account either.
 */
public final class Books {

  /** Of the step that reads documents. */
  public static final String PARSE = "parse-book";

  /** Of the step that keeps the latest states. */
  public static final String LATEST = "latest-book";

  /** Documents taken. */
  public static final String READ = "read";

  /** Documents that went on to the next step. */
  public static final String PASSED = "passed";

  /** Documents that became dead letters. */
  public static final String DEAD_LETTERED = "dead_lettered";

  /** Questions that have a state; of {@link #LATEST}, and of all documents. */
  public static final String QUESTIONS = "questions";

  /** No documents, but the partitions that {@code questions.enriched} had when its first state was written. */
  public static final String ENRICHED_PARTITIONS = "enriched_partitions";

  private static final Set<String> ENTRIES =
      Set.of(READ, PASSED, DEAD_LETTERED, QUESTIONS, ENRICHED_PARTITIONS, "enriched", "unchanged", "superseded");

  /** More documents than anybody has: what counts more is no count. */
  private static final long MOST = 1L << 50;

  private Books() {}

  /**
   * Reads a count.
   *
   * @param count as Kafka writes a long
   * @throws IllegalArgumentException if it is none, or not of an entry of a book
   */
  public static long count(String entry, byte[] count) {
    long documents = count.length == Long.BYTES ? ByteBuffer.wrap(count).getLong() : -1;
    if (!ENTRIES.contains(entry) || documents < 0 || documents > MOST) {
      throw new IllegalArgumentException("not an entry of a book");
    }
    return documents;
  }

  /** The topic behind the book of an application. */
  public static String topic(String applicationId, String book) {
    return applicationId + "-" + book + "-changelog";
  }

  /** Whether a document is in the books. */
  public static boolean hold(Headers headers) {
    return headers.lastHeader(RecordHeaders.ACCOUNT) != null;
  }
}
