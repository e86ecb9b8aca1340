package fr.questeur.ingest.archive;

/** Counts what comes out of one file against the limits. */
final class Budget {

  private final Limits limits;
  private final long mostBytes;
  private final long mostEntries;
  private long entries;
  private long bytes;

  Budget(Limits limits, long fileSize) {
    this.limits = limits;
    long byRatio = Math.max(limits.freeBytes(), multiply(fileSize, limits.maxRatio()));
    mostBytes = Math.min(limits.maxUnpackedBytes(), byRatio);
    mostEntries =
        Math.min(limits.maxEntries(), Math.max(limits.freeEntries(), fileSize / Limits.BYTES_OF_ENTRY));
  }

  private static long multiply(long size, int ratio) {
    return size > Long.MAX_VALUE / ratio ? Long.MAX_VALUE : size * ratio;
  }

  void entry() throws UnsafeArchiveException {
    announced(++entries);
  }

  /** So many entries will come, if it is true. */
  void announced(long count) throws UnsafeArchiveException {
    if (count > mostEntries) {
      throw new UnsafeArchiveException(
          mostEntries == limits.maxEntries()
              ? "it has more than %,d entries".formatted(mostEntries)
              : "it has more than %,d entries, too many for its size".formatted(mostEntries));
    }
  }

  void unpacked(long moreBytes) throws UnsafeArchiveException {
    bytes += moreBytes;
    if (bytes > mostBytes) {
      throw new UnsafeArchiveException(
          mostBytes == limits.maxUnpackedBytes()
              ? "it unpacks to more than %,d bytes".formatted(mostBytes)
              : "it unpacks to more than %d times its size, and more than %,d bytes"
                  .formatted(limits.maxRatio(), limits.freeBytes()));
    }
  }
}
