package fr.questeur.enrich.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.Arrays;
import java.util.Random;

/** Documents broken at random, and read in spite of it. */
public final class Damage {

  private Damage() {}

  /** Flips bits, leaves pieces out and repeats them, up to three times. */
  public static byte[] damaged(byte[] base, Random random) {
    byte[] bytes = base.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + 1 + random.nextInt(60));
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes = join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
        default -> bytes = join(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
      }
    }
    return bytes;
  }

  /** Null for a rejection, which says why; anything else that is thrown is a fault. */
  public static ParsedQuestion parseOrNull(byte[] document) {
    try {
      return Parsers.parse(document);
    } catch (RejectedDocumentException e) {
      assertThat(e.getMessage()).isNotBlank();
      return null;
    }
  }

  private static byte[] join(byte[] start, byte[] end) {
    byte[] joined = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, joined, start.length, end.length);
    return joined;
  }
}
