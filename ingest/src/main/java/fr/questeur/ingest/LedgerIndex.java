package fr.questeur.ingest;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.ingest.common.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The ledger in memory: which contents were published or dead-lettered, and which files were read, as they were then.
 * Holds 128-bit hashes instead of text; for the size see RATIONALE.md. Of a member of an archive it holds the content
 * alone: whether to look again is told by the archive. For one thread.
 */
final class LedgerIndex {

  private record Hash(long high, long low) {}

  private record Stamp(long size, long seconds, int nanos) {

    static Stamp of(long size, Instant lastModified) {
      return new Stamp(size, lastModified.getEpochSecond(), lastModified.getNano());
    }
  }

  private static final int SHA256_DIGITS = 64;

  private final Set<Hash> contents = new HashSet<>();
  private final Map<Hash, Stamp> files = new HashMap<>();
  private final MessageDigest digest = Sha256.newDigest();

  /** Whether the file was dealt with as it is now. */
  boolean knows(FoundFile file) {
    return Stamp.of(file.size(), file.lastModified()).equals(files.get(hashOfPlace(file.place())));
  }

  boolean knowsContent(String sha256) {
    return contents.contains(hashOfContent(sha256));
  }

  void add(LedgerEntry entry) {
    contents.add(hashOfContent(entry.sha256()));
    if (!entry.member()) {
      files.put(hashOfPlace(entry.path()), Stamp.of(entry.size(), entry.lastModified()));
    }
  }

  /**
   * Forgets a content and a place, so that the content is published again when it is next found, here or elsewhere.
   *
   * @param key of an entry ({@link LedgerEntry#key})
   * @throws IllegalArgumentException if it is no such key
   */
  void forget(String key) {
    if (key.length() <= SHA256_DIGITS || key.charAt(SHA256_DIGITS) != ' ') {
      throw new IllegalArgumentException("not a key of the ledger: " + PathText.printable(key));
    }
    contents.remove(hashOfContent(key.substring(0, SHA256_DIGITS)));
    files.remove(hashOfPlace(key.substring(SHA256_DIGITS + 1)));
  }

  private static Hash hashOfContent(String sha256) {
    return new Hash(Long.parseUnsignedLong(sha256, 0, 16, 16), Long.parseUnsignedLong(sha256, 16, 32, 16));
  }

  private Hash hashOfPlace(String place) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(place.getBytes(StandardCharsets.UTF_8)));
    return new Hash(hash.getLong(), hash.getLong());
  }
}
