package fr.questeur.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * An entry of an archive, before it is read.
 *
 * @param name as the archive says, with backslashes made slashes
 * @param size in bytes; -1 if the archive does not say
 * @param lastModified null if the archive does not say
 * @param kind what it is
 * @param unreadable why its bytes cannot be had; null if they can
 * @param bytes to read it; every fault is an IOException
 */
record Entry(String name, long size, Instant lastModified, Kind kind, String unreadable, Opener bytes) {

  /** What an entry can be. */
  enum Kind {
    FILE,
    FOLDER,
    /** A symbolic or hard link, a device, a pipe. */
    SPECIAL
  }

  /** Opens an entry. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }
}
