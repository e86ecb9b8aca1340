package fr.questeur.ingest.archive;

import fr.questeur.contract.DeadLetterReason;

/** Takes what a container holds, in its order. Whatever it throws ends the reading and is passed on. */
public interface Members {

  void document(Member member, byte[] bytes);

  /** A document larger than the limit. */
  void tooLarge(Member member, long size, String sha256);

  /**
   * Something of which no document can be made; or the rest of a container after some documents.
   *
   * @param size as the container says; -1 if it does not
   * @param message what is wrong, in a sentence
   */
  void refused(Member member, long size, DeadLetterReason reason, String message);

  void ignored(Member member, String why);

  /**
   * How far it is, said after each entry and document.
   *
   * @param entriesLeft to be read after this one; -1 if only the end will tell
   * @param percent of the file that was read, roughly
   */
  void progress(long entriesLeft, int percent);
}
