package fr.questeur.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of the ledger: what ingest did with one content found at one place. Written in the same transaction as what
 * it did, and never changed.
 *
 * @param path the absolute path of the file
 * @param sha256 of the content, in lower-case hexadecimal
 * @param size in bytes
 * @param lastModified as the file system says, to its own precision
 * @param fate what became of it
 */
public record LedgerEntry(String path, String sha256, long size, Instant lastModified, Fate fate) {

  /** What ingest can do with a document. */
  public enum Fate implements Coded {
    /** It is a record of {@code questions.raw}. */
    PUBLISHED("published"),
    /** The same content was published before, from this place or another. */
    UNCHANGED("unchanged"),
    /** It is a record of {@code questions.dead-letter}. */
    DEAD_LETTERED("dead_lettered");

    private final String code;

    Fate(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public LedgerEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(lastModified, "lastModified");
    Objects.requireNonNull(fate, "fate");
  }

  /** The key of its record: content and place, so that compaction never forgets a content that was published. */
  public String key() {
    return sha256 + " " + path;
  }
}
