package fr.questeur.enrich.parse.common;

/** Text without the characters that Postgres, JSON or a reader cannot take, and with one kind of line end. */
public final class CleanText {

  private static final int REPLACEMENT = '\uFFFD';

  private CleanText() {}

  public static String of(String text) {
    int plain = endOfPlain(text, 0);
    if (plain == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); plain = endOfPlain(text, at)) {
      out.append(text, at, plain);
      at = plain == text.length() ? plain : appendOther(out, text, plain);
    }
    return out.toString();
  }

  /** Appends the character there, which may need change, and returns where the text goes on. */
  private static int appendOther(StringBuilder out, String text, int at) {
    int c = text.codePointAt(at);
    int next = at + Character.charCount(c);
    if (c == '\r') {
      out.append('\n');
      return next < text.length() && text.charAt(next) == '\n' ? next + 1 : next;
    }
    append(out, c);
    return next;
  }

  /** Nearly all of a text stays as it is, and is copied in runs. */
  private static int endOfPlain(String text, int start) {
    int at = start;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F || c == '\n' || c == '\t' || c > 0xA0 && c < 0x1680 && c != '\u00AD' || c == '’';
  }

  /**
   * Appends a character as text has it: white space of every kind but tab and line feed as a plain space, invisible
   * ones not at all, and those that are no character as U+FFFD.
   */
  public static void append(StringBuilder out, int c) {
    if (c == '\u2028' || c == '\u2029' || c == '\u0085') {
      out.append('\n');
    } else if (isInvisible(c)) {
      return;
    } else if (isCharacter(c)) {
      out.appendCodePoint(isSpace(c) ? ' ' : c);
    } else {
      out.appendCodePoint(REPLACEMENT);
    }
  }

  /** Zero-width spaces and marks, and the soft hyphen. */
  private static boolean isInvisible(int c) {
    return c == '\u00AD' || (c >= '\u200B' && c <= '\u200F') || c == '\u2060' || c == '\uFEFF';
  }

  private static boolean isSpace(int c) {
    return c != '\t' && c != '\n' && (c <= ' ' || c == 0x7F || Character.isSpaceChar(c));
  }

  private static boolean isCharacter(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return c != 0 && !surrogate && !noncharacter;
  }
}
