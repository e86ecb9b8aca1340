package fr.questeur.enrich.parse.common;

import java.text.Normalizer;

/** Text without the characters that Postgres, JSON or a reader cannot take, and with one kind of line end. */
public final class CleanText {

  private static final int REPLACEMENT = '\uFFFD';
  /** Of Unicode's own stream-safe text format. */
  private static final int MOST_MARKS_ON_A_LETTER = 30;

  private CleanText() {}

  /** Whether it is clean and composed as it is. */
  static boolean isPlain(String text) {
    return endOfPlain(text, 0) == text.length();
  }

  public static String of(String text) {
    int plain = endOfPlain(text, 0);
    if (plain == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); plain = endOfPlain(text, at)) {
      // The builder copies a string at once, but a range of one character by character.
      out.append(text.substring(at, plain));
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

  /** Composes accents, as macOS parts them; not those of a text that is no language, on which it takes for ever. */
  public static String composed(String text) {
    int composed = 0;
    while (composed < text.length() && isComposed(text.charAt(composed))) {
      composed++;
    }
    if (composed == text.length()) {
      return text;
    }
    int marks = 0;
    for (int i = 0; i < text.length() && marks <= MOST_MARKS_ON_A_LETTER; i++) {
      marks = Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK ? marks + 1 : 0;
    }
    return marks > MOST_MARKS_ON_A_LETTER ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
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

  /** Whether it is one of the usual characters that stay as they are; others may, too. */
  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F || c > 0xA0 && c < 0x300 && c != '\u00AD' || c == '\n' || c == '\t' || isPunctuation(c);
  }

  /** Whether it is one of the usual characters that take part in no composition. */
  private static boolean isComposed(int c) {
    return c < 0x300 || isPunctuation(c);
  }

  /** Dashes, quotes, points and the euro sign. */
  private static boolean isPunctuation(int c) {
    return c >= '\u2010' && c <= '\u2026' || c == '\u20AC';
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
