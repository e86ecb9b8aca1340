package fr.questeur.ingest;

import fr.questeur.ingest.archive.ContainerKind;

/** What comes of an attempt to read a file. */
sealed interface Reading {

  /** It was read, and did not change meanwhile. */
  record Whole(Document document) implements Reading {}

  /** It holds documents and is to be unpacked; it did not change while its hash was taken. */
  record Container(ContainerKind kind, String sha256) implements Reading {}

  /** It changed while it was read, or the reading was stopped: nothing of it may be used. */
  record Unfinished() implements Reading {}

  /** It is gone. */
  record Vanished() implements Reading {}

  /**
   * It cannot be read.
   *
   * @param why with what to do about it
   */
  record Unreadable(String why) implements Reading {}
}
