package fr.questeur.enrich.parse.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Repairs a document that was UTF-8, read as Latin-1 or windows-1252, and written again: «Ã©» for «é». Only where every
 * character beyond ASCII is of such a pair: one that is not says that the document is as it should be.
 */
final class Mojibake {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int NO_BYTE = -1;

  private Mojibake() {}

  /** The text itself if it is as it should be. */
  static String repaired(String text) {
    CharsetEncoder encoder = WINDOWS_1252.newEncoder();
    StringBuilder out = new StringBuilder(text.length());
    boolean changed = false;
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) < 0x80) {
        out.append(text.charAt(i++));
        continue;
      }
      int length = length(text.charAt(i));
      String character = length == 0 ? null : decode(text, i, length, encoder);
      if (character == null) {
        return text;
      }
      out.append(character.equals("\u00A0") ? " " : character);
      i += length;
      changed = true;
    }
    return changed ? out.toString() : text;
  }

  /** Of the UTF-8 sequence that a byte begins; 0 if it begins none. */
  private static int length(char lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    return lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  private static String decode(String text, int start, int length, CharsetEncoder encoder) {
    if (start + length > text.length()) {
      return null;
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int value = toByte(text.charAt(start + i), encoder);
      if (value == NO_BYTE) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** A plain space is what the decoding of the document left of the byte A0, a no-break space. */
  private static int toByte(char c, CharsetEncoder encoder) {
    if (c == ' ') {
      return 0xA0;
    }
    if (c <= 0xFF) {
      return c < 0x80 ? NO_BYTE : c;
    }
    try {
      return encoder.encode(CharBuffer.wrap(new char[] {c})).get() & 0xFF;
    } catch (CharacterCodingException e) {
      return NO_BYTE;
    }
  }
}
