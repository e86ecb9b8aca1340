package fr.questeur.ingest;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.ingest.archive.ContainerKind;
import fr.questeur.ingest.archive.Limits;
import fr.questeur.ingest.common.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Reads a file that has settled, in one go. Of one above the limit the first bytes decide: if they are not those of an
 * archive or aggregate, no more is read. Of what holds documents it takes the hash, in constant memory.
 */
final class DocumentReader {

  private static final int CHUNK = 64 * 1024;

  private final ReaderSettings settings;
  private final long maxContainerBytes;

  DocumentReader(ReaderSettings settings) {
    this.settings = settings;
    maxContainerBytes = Limits.of(settings.maxBytes()).maxUnpackedBytes();
  }

  boolean isTooLarge(FoundFile file) {
    return file.size() > settings.maxBytes();
  }

  /**
   * Reads a file.
   *
   * @param folder that it is in
   */
  Reading read(FoundFile file, OpenFolder folder) {
    try (SeekableByteChannel channel = folder.open(file.path().getFileName())) {
      Reading reading = isTooLarge(file) ? large(file, channel) : small(file, channel);
      return isUnchanged(file, folder) ? reading : new Reading.Unfinished();
    } catch (NoSuchFileException e) {
      return new Reading.Vanished();
    } catch (IOException e) {
      return new Reading.Unreadable(InboxScanner.why(file.place(), e));
    }
  }

  private static Reading small(FoundFile file, SeekableByteChannel channel) throws IOException {
    byte[] bytes = bytes(file, channel);
    if (bytes == null) {
      return new Reading.Unfinished();
    }
    Document document = Document.whole(file, bytes);
    return ContainerKind.of(bytes, bytes.length, channel)
        .<Reading>map(kind -> new Reading.Container(kind, document.sha256()))
        .orElseGet(() -> new Reading.Whole(document));
  }

  private Reading large(FoundFile file, SeekableByteChannel channel) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(ContainerKind.HEAD);
    while (head.hasRemaining() && channel.read(head) >= 0) {
      // reads on
    }
    Optional<ContainerKind> kind = ContainerKind.of(head.array(), head.position(), channel);
    if (kind.isEmpty()) {
      return new Reading.Whole(Document.tooLargeToRead(file));
    }
    if (file.size() > maxContainerBytes) {
      String message = "%,d bytes: more than an archive may hold, %,d".formatted(file.size(), maxContainerBytes);
      return new Reading.Whole(Document.unread(file, DeadLetterReason.UNSAFE_ARCHIVE, message));
    }
    String sha256 = hash(file, channel.position(0));
    return sha256 == null ? new Reading.Unfinished() : new Reading.Container(kind.get(), sha256);
  }

  /** Null if the file is not as long as it was. */
  private static byte[] bytes(FoundFile file, SeekableByteChannel channel) throws IOException {
    byte[] bytes = new byte[(int) file.size()];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // reads on
    }
    boolean atEnd = !buffer.hasRemaining() && channel.read(ByteBuffer.allocate(1)) < 0;
    return atEnd ? bytes : null;
  }

  /** Null if the file is not as long as it was, or if told to stop. */
  private String hash(FoundFile file, SeekableByteChannel channel) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    long read = 0;
    while (channel.read(buffer) >= 0) {
      if (settings.stop().getAsBoolean() || read > file.size()) {
        return null;
      }
      read += buffer.flip().remaining();
      digest.update(buffer);
      buffer.clear();
    }
    return read == file.size() ? Sha256.hex(digest) : null;
  }

  /**
   * Whether nothing was written to the file since the look.
   *
   * @throws NoSuchFileException if it is gone
   * @throws IOException if that cannot be told
   */
  static boolean isUnchanged(FoundFile file, OpenFolder folder) throws IOException {
    BasicFileAttributes now = folder.attributes(file.path().getFileName());
    return now.isRegularFile() && file.isAs(now.size(), now.lastModifiedTime().toInstant());
  }
}
