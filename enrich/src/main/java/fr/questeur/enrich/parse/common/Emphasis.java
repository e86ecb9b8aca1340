package fr.questeur.enrich.parse.common;

import java.util.Arrays;

/**
 * Emphasis in the texts, written as Markdown does: {@code *italic*}, {@code **bold**}. It comes as that, with
 * underscores instead, or as tags, which {@link Markup} turns into the marks below. These are control characters: no
 * text holds them after {@link CleanText}, and with them it takes no more than the byte a character that French mostly
 * does.
 */
public final class Emphasis {

  private static final int[] NONE = {};

  public static final char ITALIC_ON = '\u0001';
  public static final char ITALIC_OFF = '\u0002';
  public static final char BOLD_ON = '\u0003';
  public static final char BOLD_OFF = '\u0004';

  private final String text;
  /** Where tags and underscores stand, in order: a few in a text. */
  private final int[] marks;
  /** What to write in place of each: null for itself, the empty string for nothing. */
  private final String[] replacement;
  private final boolean[] opens;

  private Emphasis(String text, int[] marks) {
    this.text = text;
    this.marks = marks;
    this.replacement = new String[marks.length];
    this.opens = new boolean[marks.length];
  }

  /** Rewrites the emphasis of one paragraph. Marks without a partner go; asterisks and lone underscores stay. */
  public static String normalise(String paragraph) {
    int[] marks = marks(paragraph);
    if (marks.length == 0) {
      return paragraph;
    }
    Emphasis emphasis = new Emphasis(paragraph, marks);
    emphasis.pairTags(ITALIC_ON, ITALIC_OFF, "*");
    emphasis.pairTags(BOLD_ON, BOLD_OFF, "**");
    emphasis.pairUnderscores(2, "**");
    emphasis.pairUnderscores(1, "*");
    return emphasis.write();
  }

  /** Removes all marks of emphasis, in labels and values. */
  public static String strip(String text) {
    StringBuilder out = null;
    int kept = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isMark(text.charAt(i)) && !isWithinWord(text, i)) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text.substring(kept, i));
        kept = i + 1;
      }
    }
    return out == null ? text : out.append(text.substring(kept)).toString();
  }

  /** An underscore in an address or a name of a file is no mark. */
  private static boolean isWithinWord(String text, int at) {
    return text.charAt(at) == '_'
        && at > 0
        && at + 1 < text.length()
        && isWord(text.charAt(at - 1))
        && isWord(text.charAt(at + 1));
  }

  public static boolean isMark(char c) {
    return isTag(c) || c == '*' || c == '_';
  }

  private static int[] marks(String text) {
    int[] marks = NONE;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '_' || isTag(c)) {
        if (count == marks.length) {
          Budget.EMPHASIS.check(count);
          marks = Arrays.copyOf(marks, 2 * count + 8);
        }
        marks[count++] = i;
      }
    }
    return count == marks.length ? marks : Arrays.copyOf(marks, count);
  }

  private static boolean isTag(char c) {
    return c >= ITALIC_ON && c <= BOLD_OFF;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private void pairTags(char on, char off, String mark) {
    int open = -1;
    for (int i = 0; i < marks.length; i++) {
      char c = text.charAt(marks[i]);
      if (c == on || c == off) {
        replacement[i] = "";
      }
      if (c == on && open < 0) {
        open = i;
      } else if (c == off && open >= 0) {
        if (isTextBetween(marks[open], marks[i])) {
          pair(open, i, mark);
        }
        open = -1;
      }
    }
  }

  private boolean isTextBetween(int open, int close) {
    for (int i = open + 1; i < close; i++) {
      if (text.charAt(i) != ' ' && !isTag(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void pairUnderscores(int length, String mark) {
    int open = -1;
    for (int i = 0; i < marks.length; ) {
      int run = runOfUnderscores(i);
      if (run == length) {
        char before = marks[i] == 0 ? ' ' : text.charAt(marks[i] - 1);
        int end = marks[i] + run;
        char after = end == text.length() ? ' ' : text.charAt(end);
        if (open >= 0 && before != ' ' && !isWord(after)) {
          Arrays.fill(replacement, open, open + length, "");
          Arrays.fill(replacement, i, i + length, "");
          pair(open, i, mark);
          open = -1;
        } else if (after != ' ' && !isWord(before)) {
          open = i;
        }
      }
      i += Math.max(run, 1);
    }
  }

  private int runOfUnderscores(int from) {
    int end = from;
    while (end < marks.length && marks[end] - marks[from] == end - from && text.charAt(marks[end]) == '_') {
      end++;
    }
    return end - from;
  }

  private void pair(int open, int close, String mark) {
    replacement[open] = mark;
    replacement[close] = mark;
    opens[open] = true;
  }

  /** Spaces just within the emphasis move out of it, as Markdown needs. */
  private String write() {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (int i = 0; i < marks.length; i++) {
      if (replacement[i] == null) {
        continue;
      }
      out.append(text.substring(at, marks[i]));
      at = marks[i] + 1;
      if (opens[i]) {
        int spaces = at;
        while (spaces < text.length() && text.charAt(spaces) == ' ') {
          spaces++;
        }
        out.append(spaces > at ? " " : "").append(replacement[i]);
        at = spaces;
      } else if (!replacement[i].isEmpty()) {
        close(out, replacement[i]);
      }
    }
    return out.append(text.substring(at)).toString();
  }

  private static void close(StringBuilder out, String mark) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    boolean spaced = end < out.length();
    out.setLength(end);
    out.append(mark).append(spaced ? " " : "");
  }
}
