package fr.questeur.ingest;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.ingest.common.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * What is written of one file, or of one member of a file, in one transaction.
 *
 * @param sha256 of all its bytes, in lower-case hexadecimal; see {@link LedgerEntry#sha256}
 * @param bytes null if they do not travel
 * @param refusal why not; null if they do, and for what has been unpacked
 * @param members of what has been unpacked, how many there were; 0 for all other
 */
record Document(FoundFile file, String sha256, byte[] bytes, Refusal refusal, long members) {

  /**
   * Why a dead letter is written.
   *
   * @param message in a sentence
   * @param isHashed whether the bytes could be read
   */
  record Refusal(DeadLetterReason reason, String message, boolean isHashed) {}

  static Document whole(FoundFile file, byte[] bytes) {
    return new Document(file, Sha256.hex(bytes), bytes, null, 0);
  }

  /** A member larger than the limit: only its hash was taken. */
  static Document tooLarge(FoundFile member, String sha256) {
    return new Document(
        member, sha256, null, new Refusal(DeadLetterReason.TOO_LARGE, tooLargeMessage(member), true), 0);
  }

  /** A file larger than the limit, of which the first bytes were read. */
  static Document tooLargeToRead(FoundFile file) {
    return unread(file, DeadLetterReason.TOO_LARGE, tooLargeMessage(file));
  }

  private static String tooLargeMessage(FoundFile file) {
    return file.size() + " bytes: more than a document may have";
  }

  /** A file that is not read for its size. Its identity is that of the ledger: place, size and time. */
  static Document unread(FoundFile file, DeadLetterReason reason, String message) {
    String sha256 = identity(file.place(), Long.toString(file.size()), file.lastModified().toString(), reason.code());
    return new Document(file, sha256, null, new Refusal(reason, message, false), 0);
  }

  /** An archive or aggregate, whose members come before it. */
  static Document unpacked(FoundFile file, String sha256, long members) {
    return new Document(file, sha256, null, null, members);
  }

  /** An archive that could not be read to its end. */
  static Document refused(FoundFile file, String sha256, DeadLetterReason reason, String message) {
    return new Document(file, sha256, null, new Refusal(reason, message, true), 0);
  }

  /** A member whose bytes cannot be had. So that it is told once, it has an identity all the same. */
  static Document refusedMember(
      FoundFile member, String sha256OfFile, DeadLetterReason reason, String message) {
    String sha256 = identity(sha256OfFile, member.name(), reason.code());
    return new Document(member, sha256, null, new Refusal(reason, message, false), 0);
  }

  private static String identity(String... parts) {
    return Sha256.hex(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
  }

  /** What becomes of it, if its content is new. */
  LedgerEntry.Fate fateWhenNew() {
    if (refusal != null) {
      return LedgerEntry.Fate.DEAD_LETTERED;
    }
    return bytes == null ? LedgerEntry.Fate.UNPACKED : LedgerEntry.Fate.PUBLISHED;
  }

  LedgerEntry entry(LedgerEntry.Fate fate) {
    return new LedgerEntry(file.place(), sha256, file.size(), file.lastModified(), fate, file.isMember());
  }
}
