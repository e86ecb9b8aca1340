package fr.questeur.ingest;

import fr.questeur.contract.Coded;

/**
 * What became of a file, or of a member of one. Every one that is found gets exactly one fate, and another only when it
 * changes.
 */
public enum FileFate implements Coded {
  /** Its bytes are a record of {@code questions.raw}. */
  PUBLISHED("published"),
  /** Its content was published or dead-lettered before, from this place or another. */
  UNCHANGED("unchanged"),
  /** An archive or aggregate: each document in it has a fate of its own. */
  UNPACKED("unpacked"),
  /** Too large to travel, or part of an archive that cannot be read; a stub is in {@code questions.dead-letter}. */
  DEAD_LETTERED("dead_lettered"),
  /** A file or folder that may not be read, or fails to be. Tried again at every scan. */
  UNREADABLE("unreadable"),
  /** Deleted or renamed before it could be read. */
  VANISHED("vanished"),
  /** Not a document by its nature: a symbolic link, a hidden or temporary name, not a regular file. */
  IGNORED("ignored");

  private final String code;

  FileFate(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
