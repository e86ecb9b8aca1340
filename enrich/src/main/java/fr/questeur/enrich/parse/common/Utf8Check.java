package fr.questeur.enrich.parse.common;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How near some bytes are to UTF-8.
 *
 * @param sequences valid characters of more than one byte
 * @param invalid faults
 * @param firstInvalid offset of the first fault; -1 if there is none
 * @param endsWithin whether the last bytes begin a character that they do not end
 */
public record Utf8Check(int sequences, int invalid, int firstInvalid, boolean endsWithin) {

  private static final int CHUNK = 8192;

  public static Utf8Check of(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(CHUNK);
    int sequences = 0;
    int invalid = 0;
    int first = -1;
    while (true) {
      CoderResult result = decoder.decode(in, out, false);
      sequences += countNonAscii(out);
      if (result.isError()) {
        first = first < 0 ? in.position() : first;
        invalid++;
        in.position(in.position() + result.length());
      } else if (result.isUnderflow()) {
        break;
      }
    }
    boolean endsWithin = in.hasRemaining();
    return new Utf8Check(sequences, invalid, first < 0 && endsWithin ? in.position() : first, endsWithin);
  }

  boolean isValid() {
    return firstInvalid < 0;
  }

  /** Whether it is UTF-8 to the last character, which is not whole. */
  boolean isCut() {
    return endsWithin && invalid == 0 && sequences > 0;
  }

  private static int countNonAscii(CharBuffer out) {
    int count = 0;
    out.flip();
    while (out.hasRemaining()) {
      if (out.get() > 0x7F) {
        count++;
      }
    }
    out.clear();
    return count;
  }
}
