package fr.questeur.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A stream whose first bytes were looked at; damage met while looking is met again at its place. Does not close it. */
final class Peeked extends InputStream {

  private static final int FIRST = 8 * 1024;

  /** A decoder that meets damage loses what it had for this call. */
  private static final int STEP = 512;

  private final InputStream rest;
  private byte[] head = new byte[FIRST];
  private int length;
  private int position;
  private IOException damage;

  Peeked(InputStream in) {
    rest = in;
    try {
      look();
    } catch (IOException e) {
      damage = e;
    }
  }

  private void look() throws IOException {
    while (length < ContainerKind.HEAD) {
      if (length == head.length) {
        head = Arrays.copyOf(head, 2 * length);
      }
      int count = rest.read(head, length, Math.min(STEP, head.length - length));
      if (count < 0) {
        return;
      }
      length += count;
    }
  }

  /** Empty for a document. */
  Optional<ContainerKind> kind() {
    return ContainerKind.of(head, length);
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int most) throws IOException {
    if (position < length) {
      int count = Math.min(most, length - position);
      System.arraycopy(head, position, target, from, count);
      position += count;
      return count;
    }
    if (damage != null) {
      throw damage;
    }
    return rest.read(target, from, most);
  }
}
