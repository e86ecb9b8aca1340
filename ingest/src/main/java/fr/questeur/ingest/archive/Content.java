package fr.questeur.ingest.archive;

import fr.questeur.ingest.common.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Takes the bytes of a member; keeps them up to a limit, and beyond it no more than their hash. */
final class Content {

  private static final int CHUNK = 16 * 1024;

  private final int most;
  private ByteArrayOutputStream kept;
  private MessageDigest digest;
  private long size;

  Content(int most) {
    this(most, -1);
  }

  /**
   * Begins.
   *
   * @param size that is announced: if it is above the limit, nothing is kept; -1 if none is
   */
  Content(int most, long size) {
    this.most = most;
    kept = size > most ? null : new ByteArrayOutputStream(CHUNK);
    digest = size > most ? Sha256.newDigest() : null;
  }

  void append(byte[] bytes, int from, int length) {
    size += length;
    if (kept != null && size > most) {
      digest = Sha256.newDigest();
      digest.update(kept.toByteArray());
      kept = null;
    }
    if (kept != null) {
      kept.write(bytes, from, length);
    } else {
      digest.update(bytes, from, length);
    }
  }

  void append(byte[] bytes) {
    append(bytes, 0, bytes.length);
  }

  long size() {
    return size;
  }

  void appendAll(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      append(chunk, 0, read);
    }
  }

  /** Gives what was taken to whoever publishes it. */
  void give(Member member, Members members) {
    if (kept != null) {
      members.document(member, kept.toByteArray());
    } else {
      members.tooLarge(member, size, Sha256.hex(digest));
    }
  }
}
