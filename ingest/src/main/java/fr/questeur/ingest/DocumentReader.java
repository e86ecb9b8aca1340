package fr.questeur.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reads a file that has settled, in one go; one above the limit is only hashed, in constant memory. */
final class DocumentReader {

  private static final Set<OpenOption> OPEN = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final int CHUNK = 64 * 1024;

  private final int maxBytes;
  private final BooleanSupplier stop;

  /** Gives up hashing a large file when told to stop. */
  DocumentReader(int maxBytes, BooleanSupplier stop) {
    this.maxBytes = maxBytes;
    this.stop = stop;
  }

  boolean isTooLarge(FoundFile file) {
    return file.size() > maxBytes;
  }

  Reading read(FoundFile file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file.path(), OPEN)) {
      Document document = isTooLarge(file) ? hash(file, channel) : bytes(file, channel);
      return document != null && isUnchanged(file) ? new Reading.Whole(document) : new Reading.Unfinished();
    } catch (NoSuchFileException e) {
      return new Reading.Vanished();
    } catch (IOException e) {
      return new Reading.Unreadable(InboxScanner.why(file.place(), e));
    }
  }

  /** Null if the file is not as long as it was. */
  private static Document bytes(FoundFile file, SeekableByteChannel channel) throws IOException {
    byte[] bytes = new byte[(int) file.size()];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // reads on
    }
    boolean atEnd = !buffer.hasRemaining() && channel.read(ByteBuffer.allocate(1)) < 0;
    return atEnd ? new Document(file, Sha256.hex(bytes), bytes) : null;
  }

  /** Null if the file is not as long as it was, or if told to stop. */
  private Document hash(FoundFile file, SeekableByteChannel channel) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    long read = 0;
    while (channel.read(buffer) >= 0) {
      if (stop.getAsBoolean() || read > file.size()) {
        return null;
      }
      read += buffer.flip().remaining();
      digest.update(buffer);
      buffer.clear();
    }
    return read == file.size() ? new Document(file, Sha256.hex(digest), null) : null;
  }

  private static boolean isUnchanged(FoundFile file) throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(file.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return now.isRegularFile() && file.isAs(now.size(), now.lastModifiedTime().toInstant());
  }
}
