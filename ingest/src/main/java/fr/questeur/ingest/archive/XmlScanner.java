package fr.questeur.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the tags in an XML document in UTF-8 without holding more than one of them, and copies what lies between two
 * places byte for byte. Comments, CDATA sections, processing instructions and the document type are passed over; no
 * entity is looked at, so none can be expanded.
 */
final class XmlScanner {

  /** What {@link #next} came to. */
  enum Tag {
    START,
    /** {@code <a/>}. */
    EMPTY,
    END,
    /** The end of the document. */
    NONE
  }

  private static final int BUFFER = 16 * 1024;
  private static final int LONGEST_TAG = 1024 * 1024;
  private static final int LONGEST_TEXT = 64;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private Content copy;
  private int copyFrom;
  private byte[] tag = new byte[256];
  private int tagLength;
  private final byte[] text = new byte[LONGEST_TEXT];
  private int textLength;

  XmlScanner(InputStream utf8) {
    in = utf8;
  }

  /**
   * Goes on to the next tag.
   *
   * @throws IOException if the document ends within something, or cannot be read
   */
  Tag next() throws IOException {
    textLength = 0;
    while (true) {
      int character = read();
      if (character < 0) {
        return Tag.NONE;
      }
      if (character != '<') {
        keepText(character);
        continue;
      }
      int first = peek();
      if (first == '!') {
        declaration();
      } else if (first == '?') {
        passOver("?>");
      } else if (first == '/' || isNameStart(first)) {
        return tag(first == '/');
      } else {
        keepText(character); // a stray one: whoever reads the question will see
      }
    }
  }

  private Tag tag(boolean end) throws IOException {
    if (end) {
      read();
    }
    tagLength = 0;
    int quote = 0;
    for (int character = inside(); quote != 0 || character != '>'; character = inside()) {
      if (quote == 0 && (character == '"' || character == '\'')) {
        quote = character;
      } else if (character == quote) {
        quote = 0;
      }
      keepTag(character);
    }
    if (end) {
      return Tag.END;
    }
    if (tagLength > 0 && tag[tagLength - 1] == '/') {
      tagLength--;
      return Tag.EMPTY;
    }
    return Tag.START;
  }

  private void declaration() throws IOException {
    read();
    int first = inside();
    if (first == '-') {
      if (inside() == '-') {
        passOver("-->");
      }
    } else if (first == '[') {
      passOver("]]>");
    } else {
      documentType();
    }
  }

  private void documentType() throws IOException {
    int quote = 0;
    int brackets = 0;
    for (int character = inside(); quote != 0 || brackets > 0 || character != '>'; character = inside()) {
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '"' || character == '\'') {
        quote = character;
      } else if (character == '[') {
        brackets++;
      } else if (character == ']') {
        brackets--;
      }
    }
  }

  private void passOver(String end) throws IOException {
    int matched = 0;
    while (matched < end.length()) {
      int character = inside();
      if (character == end.charAt(matched)) {
        matched++;
      } else if (character != end.charAt(0)) {
        matched = 0;
      } else if (!(matched == 2 && end.charAt(1) == end.charAt(0))) { // of "]]]>" the last two count
        matched = 1;
      }
    }
  }

  /** The name of the tag, with its prefix. */
  String name() {
    int end = 0;
    while (end < tagLength && !isSpace(tag[end])) {
      end++;
    }
    return new String(tag, 0, end, StandardCharsets.UTF_8);
  }

  /** All that stands between the angle brackets of a start tag. */
  String tagText() {
    return new String(tag, 0, tagLength, StandardCharsets.UTF_8);
  }

  /** What stands before the tag and behind the one before it, as it is written; null if it is long. */
  String text() {
    return textLength > LONGEST_TEXT ? null : new String(text, 0, textLength, StandardCharsets.UTF_8);
  }

  /** Copies all that follows. */
  void copyTo(Content content) {
    copy = content;
    copyFrom = position;
  }

  /** Ends the copy behind the last tag. */
  void endCopy() {
    copy.append(buffer, copyFrom, position - copyFrom);
    copy = null;
  }

  private int inside() throws IOException {
    int character = read();
    if (character < 0) {
      throw new IOException("it ends in the middle");
    }
    return character;
  }

  private int read() throws IOException {
    return position < limit || fill() ? buffer[position++] & 0xFF : -1;
  }

  private int peek() throws IOException {
    return position < limit || fill() ? buffer[position] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    if (copy != null) {
      copy.append(buffer, copyFrom, limit - copyFrom);
      copyFrom = 0;
    }
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, BUFFER));
    return limit > 0;
  }

  private void keepTag(int character) throws IOException {
    if (tagLength == tag.length) {
      if (tagLength >= LONGEST_TAG) {
        throw new IOException("a tag has more than %,d bytes".formatted(LONGEST_TAG));
      }
      tag = Arrays.copyOf(tag, 2 * tagLength);
    }
    tag[tagLength++] = (byte) character;
  }

  private void keepText(int character) {
    if (textLength < LONGEST_TEXT) {
      text[textLength] = (byte) character;
    }
    textLength = Math.min(textLength + 1, LONGEST_TEXT + 1);
  }

  private static boolean isNameStart(int character) {
    return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z' || character == '_'
        || character >= 0x80;
  }

  private static boolean isSpace(int character) {
    return character == ' ' || character == '\n' || character == '\t' || character == '\r';
  }
}
