package fr.questeur.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of the ledger: what ingest did with one content found at one place. Written in the same transaction as what
 * it did, and never changed.
 *
 * @param path the absolute path of the file; of a member of an archive or aggregate, with its path inside
 *     ({@code /in/a.zip!/b.txt}, {@code /in/c.xml#QANR5L14QE1}). Each byte of a name that is not UTF-8 is {@code \xE9} (two
 *     upper-case digits); the backslash of a name that has such a text by itself is {@code \x5C}
 * @param sha256 of the content, in lower-case hexadecimal; of a member whose bytes cannot be had, made from that of the
 *     file, the path inside and the reason; of a file that is not read for its size, from path, size and time
 * @param size in bytes; -1 if nothing says
 * @param lastModified as the file system or the archive says, to its own precision
 * @param fate what became of it
 * @param member whether it is inside an archive or aggregate. Such a place is not looked up again: the file is
 */
public record LedgerEntry(
    String path, String sha256, long size, Instant lastModified, Fate fate, boolean member) {

  /** What ingest can do with a document. */
  public enum Fate implements Coded {
    /** It is a record of {@code questions.raw}. */
    PUBLISHED("published"),
    /** The same content was published before, from this place or another. */
    UNCHANGED("unchanged"),
    /** It is a record of {@code questions.dead-letter}. */
    DEAD_LETTERED("dead_lettered"),
    /** An archive or aggregate, all of whose members have had their fate. */
    UNPACKED("unpacked");

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
