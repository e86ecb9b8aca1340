package fr.questeur.ingest;

import fr.questeur.ingest.archive.Member;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A regular file as it was at one look, or a member of one.
 *
 * @param path to open it by
 * @param place its absolute path as text, and the path inside: its identity in the ledger
 * @param name the path that travels with the document
 * @param size in bytes
 * @param lastModified to the precision of the file system
 * @param isMember whether it is inside the file
 */
record FoundFile(Path path, String place, String name, long size, Instant lastModified, boolean isMember) {

  static FoundFile of(Inbox inbox, Path path, String place, BasicFileAttributes attributes) {
    return new FoundFile(
        path, place, inbox.nameOf(place), attributes.size(), attributes.lastModifiedTime().toInstant(), false);
  }

  /** What is inside this file. */
  FoundFile member(Member member, long memberSize) {
    return new FoundFile(
        path, place + member.path(), name + member.path(), memberSize, member.lastModified(), true);
  }

  /** Whether nothing was written between two looks, as far as the file system tells. */
  boolean isAsAt(FoundFile other) {
    return isAs(other.size, other.lastModified);
  }

  boolean isAs(long otherSize, Instant otherLastModified) {
    return size == otherSize && lastModified.equals(otherLastModified);
  }
}
