package fr.questeur.ingest.archive;

/** Counts what comes out of one file against the limits. */
final class Budget {

  private final Limits limits;
  private final long mostBytes;
  private long entries;
  private long bytes;

  Budget(Limits limits, long fileSize) {
    this.limits = limits;
    long byRatio = Math.max(limits.freeBytes(), multiply(fileSize, limits.maxRatio()));
    mostBytes = Math.min(limits.maxUnpackedBytes(), byRatio);
  }

  private static long multiply(long size, int ratio) {
    return size > Long.MAX_VALUE / ratio ? Long.MAX_VALUE : size * ratio;
  }

  void entry() throws UnsafeArchiveException {
    if (++entries > limits.maxEntries()) {
      throw new UnsafeArchiveException("it has more than %,d entries".formatted(limits.maxEntries()));
    }
  }

  void unpacked(long moreBytes) throws UnsafeArchiveException {
    bytes += moreBytes;
    if (bytes > mostBytes) {
      throw new UnsafeArchiveException(
          mostBytes == limits.maxUnpackedBytes()
              ? "it unpacks to more than %,d bytes".formatted(mostBytes)
              : "it unpacks to more than %d times its size".formatted(limits.maxRatio()));
    }
  }
}
