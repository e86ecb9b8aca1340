package fr.questeur.ingest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** Files for tests. */
final class TestFiles {

  /** Long before any quiet period. */
  static final Instant LONG_AGO = Instant.parse("2020-01-01T10:00:00.123456Z");

  private TestFiles() {}

  /** A file that was written long ago. */
  static Path old(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  /** A file of so many zero bytes that takes no room, written long ago. */
  static Path sparse(Path file, long size) throws IOException {
    try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
      channel.setLength(size);
    }
    return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  /** How the file is now, in an inbox that is its folder. */
  static FoundFile found(Path file) throws IOException {
    Inbox inbox = Inbox.openAll(List.of(file.getParent())).get(0);
    Path path = inbox.root().resolve(file.getFileName());
    return FoundFile.of(
        inbox, path, PathText.of(path), Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  /** A file that exists nowhere. */
  static FoundFile file(String place, long size, Instant lastModified) {
    return new FoundFile(Path.of(place), place, "inbox" + place, size, lastModified, false);
  }
}
