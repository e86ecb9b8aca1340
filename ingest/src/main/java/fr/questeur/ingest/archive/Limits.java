package fr.questeur.ingest.archive;

/**
 * What a container may do to the machine that unpacks it. Counted over one file with all that is nested in it.
 *
 * @param maxDocumentBytes a larger member is not kept, only hashed
 * @param maxEntries entries of archives, folders among them
 * @param maxUnpackedBytes bytes that come out of archives, on all levels
 * @param maxRatio how many times its own size a file may unpack to, once beyond {@code freeBytes}
 * @param freeBytes so much may come out of any file
 * @param maxDepth archives in archives: 1 for an archive in a folder alone
 * @param freeEntries so many entries may any file have; beyond, one for each {@link #BYTES_OF_ENTRY} bytes of its size
 */
public record Limits(
    int maxDocumentBytes,
    int maxEntries,
    long maxUnpackedBytes,
    int maxRatio,
    long freeBytes,
    int maxDepth,
    int freeEntries) {

  /** Deflate can do 1032 to 1; documents are between 3 and 30 to 1. */
  private static final int RATIO = 200;

  private static final int ENTRIES = 2_000_000;
  private static final long UNPACKED = 100L << 30;
  private static final long FREE = 256L << 20;
  private static final int DEPTH = 3;
  private static final int FREE_ENTRIES = 50_000;

  /** The least that a document takes in an archive is several times that. */
  static final int BYTES_OF_ENTRY = 16;

  public static Limits of(int maxDocumentBytes) {
    return new Limits(maxDocumentBytes, ENTRIES, UNPACKED, RATIO, FREE, DEPTH, FREE_ENTRIES);
  }
}
