package fr.questeur.enrich.parse.common;

import static fr.questeur.contract.DeadLetterReason.BINARY;
import static fr.questeur.contract.DeadLetterReason.EMPTY;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;
import static fr.questeur.contract.DeadLetterReason.UNDECODABLE;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * From bytes to text. A byte order mark decides; else it is UTF-8 if it is that without a fault; else windows-1252, of
 * which ISO-8859-1 pages are a part. What is mostly UTF-8 but not all is neither, and is refused rather than guessed.
 */
public final class TextDecoding {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final char REPLACEMENT = '\uFFFD';
  private static final char UTF_8_MARK = '\uFEFF';
  /** By chance, a windows-1252 text holds hardly one valid UTF-8 sequence («É» before «»») among many invalid ones. */
  private static final int INVALID_PER_CHANCE_SEQUENCE = 10;

  private TextDecoding() {}

  public static String decode(byte[] bytes) {
    if (bytes.length == 0) {
      throw new RejectedDocumentException(EMPTY, "the document has no bytes");
    }
    BinaryFormat.of(bytes)
        .ifPresent(
            format -> {
              throw new RejectedDocumentException(BINARY, "the document is not text but " + format.title());
            });
    String text = new String(bytes, StandardCharsets.UTF_8);
    // Nearly all documents are plain: then they have no fault, no mark, no control, nothing to clean or compose.
    if (!CleanText.isPlain(text)) {
      text = CleanText.composed(CleanText.of(decodeOther(bytes, text)));
    }
    if (text.isBlank()) {
      throw new RejectedDocumentException(EMPTY, "the document has nothing but white space");
    }
    return text;
  }

  /** Decodes what may not be UTF-8, or no text. */
  private static String decodeOther(byte[] bytes, String text) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decodeUtf16(bytes, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decodeUtf16(bytes, StandardCharsets.UTF_16BE);
    }
    refuseControls(bytes);
    // Java puts the replacement character where there is a fault; the document may also hold it itself.
    Utf8Check check = text.indexOf(REPLACEMENT) < 0 ? null : Utf8Check.of(bytes);
    if (check == null || check.isValid()) {
      return text.charAt(0) == UTF_8_MARK ? text.substring(1) : text;
    }
    if (check.isCut()) {
      throw new RejectedDocumentException(
          TRUNCATED, "the document ends within a character, at byte " + check.firstInvalid());
    }
    if (check.sequences() * INVALID_PER_CHANCE_SEQUENCE > check.invalid()) {
      throw new RejectedDocumentException(
          UNDECODABLE, "the document is UTF-8 but for byte " + check.firstInvalid() + ", which is not");
    }
    return decodeWindows1252(bytes);
  }

  private static String decodeUtf16(byte[] bytes, Charset charset) {
    if (bytes.length % 2 != 0) {
      throw new RejectedDocumentException(TRUNCATED, "the document ends within a character of UTF-16");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
    CharBuffer out = CharBuffer.allocate(bytes.length / 2);
    var result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      throw new RejectedDocumentException(
          UNDECODABLE, "the document begins as UTF-16 but is not from byte " + in.position() + " on");
    }
    String text = out.flip().toString();
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        throw control(text.charAt(i), 2 + 2 * i);
      }
    }
    return text;
  }

  private static String decodeWindows1252(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      switch (bytes[i] & 0xFF) {
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D ->
            throw new RejectedDocumentException(
                UNDECODABLE, "the document is not UTF-8, nor windows-1252 for its byte %d".formatted(i));
        default -> { }
      }
    }
    return new String(bytes, WINDOWS_1252);
  }

  private static void refuseControls(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (isControl((char) (bytes[i] & 0xFF))) {
        throw control((char) bytes[i], i);
      }
    }
  }

  /** The C0 controls but tab, line feed, vertical tab, form feed and carriage return. */
  private static boolean isControl(char c) {
    return c < 0x20 && (c < '\t' || c > '\r');
  }

  private static RejectedDocumentException control(char c, int offset) {
    return new RejectedDocumentException(
        BINARY, "the document is not text: 0x%02X at byte %d".formatted((int) c, offset));
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
