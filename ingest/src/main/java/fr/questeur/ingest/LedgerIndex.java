package fr.questeur.ingest;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.ingest.common.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * The ledger in memory: which contents were published or dead-lettered, and which files were read, as they were then.
 * Holds 128-bit hashes instead of text; for the size see RATIONALE.md. Of a member of an archive it holds the content
 * alone: whether to look again is told by the archive. For one thread.
 */
final class LedgerIndex {

  private static final int SHA256_DIGITS = 64;

  private final HashTable contents = new HashTable(0);

  /** By the place: size, time of the last change, and the first 64 bits of the content. */
  private final HashTable files = new HashTable(3);

  /** Contents with the place where another one came instead. */
  private final HashTable replaced = new HashTable(0);

  private final MessageDigest digest = Sha256.newDigest();

  /** Whether the file was dealt with as it is now. */
  boolean knows(FoundFile file) {
    ByteBuffer hash = hash(file.place());
    int known = files.find(hash.getLong(), hash.getLong());
    return known >= 0 && files.get(known, 0) == file.size() && files.get(known, 1) == nanos(file.lastModified());
  }

  boolean knowsContent(String sha256) {
    return contents.find(high(sha256), low(sha256)) >= 0;
  }

  void add(LedgerEntry entry) {
    contents.put(high(entry.sha256()), low(entry.sha256()));
    if (!entry.member()) {
      ByteBuffer hash = hash(entry.path());
      long placeHigh = hash.getLong();
      long placeLow = hash.getLong();
      long content = high(entry.sha256());
      int known = files.find(placeHigh, placeLow);
      if (known >= 0 && files.get(known, 2) != content) {
        replaced.put(placeHigh ^ files.get(known, 2), placeLow);
        replaced.remove(placeHigh ^ content, placeLow); // it may come back
      }
      files.put(placeHigh, placeLow, entry.size(), nanos(entry.lastModified()), content);
    }
  }

  /** Whether a file had this content once and has another one now. */
  boolean isReplaced(String place, String sha256) {
    ByteBuffer hash = hash(place);
    return replaced.find(hash.getLong() ^ high(sha256), hash.getLong()) >= 0;
  }

  /** Whether any file has another content than once. */
  boolean hasReplaced() {
    return replaced.size() > 0;
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
    String sha256 = key.substring(0, SHA256_DIGITS);
    contents.remove(high(sha256), low(sha256));
    ByteBuffer hash = hash(key.substring(SHA256_DIGITS + 1));
    files.remove(hash.getLong(), hash.getLong());
  }

  private static long high(String sha256) {
    return Long.parseUnsignedLong(sha256, 0, 16, 16);
  }

  private static long low(String sha256) {
    return Long.parseUnsignedLong(sha256, 16, 32, 16);
  }

  /** The first 128 bits count. */
  private ByteBuffer hash(String place) {
    return ByteBuffer.wrap(digest.digest(place.getBytes(StandardCharsets.UTF_8)));
  }

  /** Since the epoch; the same again after 584 years, which no clock is wrong by. */
  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
