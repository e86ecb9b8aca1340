package fr.questeur.ingest;

import fr.questeur.contract.LedgerEntry;

/**
 * A file that was read whole.
 *
 * @param sha256 of all its bytes, in lower-case hexadecimal
 * @param bytes null if it is larger than the limit: then only its hash was taken
 */
record Document(FoundFile file, String sha256, byte[] bytes) {

  boolean isTooLarge() {
    return bytes == null;
  }

  LedgerEntry entry(LedgerEntry.Fate fate) {
    return new LedgerEntry(file.place(), sha256, file.size(), file.lastModified(), fate);
  }
}
