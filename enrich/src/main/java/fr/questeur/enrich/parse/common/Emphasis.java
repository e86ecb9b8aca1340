package fr.questeur.enrich.parse.common;

/**
 * Emphasis in the texts, written as Markdown does: {@code *italic*}, {@code **bold**}. It comes as that, with
 * underscores instead, or as tags, which {@link Markup} turns into the marks below; noncharacters, so no text holds
 * them.
 */
public final class Emphasis {

  public static final char ITALIC_ON = '\uFDD0';
  public static final char ITALIC_OFF = '\uFDD1';
  public static final char BOLD_ON = '\uFDD2';
  public static final char BOLD_OFF = '\uFDD3';

  private final String text;
  /** What to write in place of the character there: null for itself, the empty string for nothing. */
  private final String[] replacement;
  private final boolean[] opens;

  private Emphasis(String text) {
    this.text = text;
    this.replacement = new String[text.length()];
    this.opens = new boolean[text.length()];
  }

  /** Rewrites the emphasis of one paragraph. Marks without a partner go; asterisks and lone underscores stay. */
  public static String normalise(String paragraph) {
    if (!mayHold(paragraph)) {
      return paragraph;
    }
    Emphasis emphasis = new Emphasis(paragraph);
    emphasis.pairTags(ITALIC_ON, ITALIC_OFF, "*");
    emphasis.pairTags(BOLD_ON, BOLD_OFF, "**");
    if (paragraph.indexOf('_') >= 0) {
      emphasis.pairUnderscores(2, "**");
      emphasis.pairUnderscores(1, "*");
    }
    return emphasis.write();
  }

  /** Removes all marks of emphasis, in labels and values. */
  public static String strip(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean within = i > 0 && i + 1 < text.length() && isWord(text.charAt(i - 1)) && isWord(text.charAt(i + 1));
      if (!isTag(c) && c != '*' && (c != '_' || within)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  public static boolean isMark(char c) {
    return isTag(c) || c == '*' || c == '_';
  }

  private static boolean mayHold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '_' || isTag(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTag(char c) {
    return c >= ITALIC_ON && c <= BOLD_OFF;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private void pairTags(char on, char off, String mark) {
    int open = -1;
    boolean holdsText = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == on || c == off) {
        replacement[i] = "";
      }
      if (c == on && open < 0) {
        open = i;
        holdsText = false;
      } else if (c == off && open >= 0) {
        if (holdsText) {
          pair(open, i, mark);
        }
        open = -1;
      } else if (!isTag(c) && c != ' ') {
        holdsText = true;
      }
    }
  }

  private void pairUnderscores(int length, String mark) {
    int open = -1;
    for (int i = 0; i < text.length(); ) {
      int run = runOfUnderscores(i);
      if (run == length) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        char after = i + run == text.length() ? ' ' : text.charAt(i + run);
        if (open >= 0 && before != ' ' && !isWord(after)) {
          replaceRun(open, length);
          replaceRun(i, length);
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
    while (end < text.length() && text.charAt(end) == '_') {
      end++;
    }
    return end - from;
  }

  private void replaceRun(int from, int length) {
    for (int i = from; i < from + length; i++) {
      replacement[i] = "";
    }
  }

  private void pair(int open, int close, String mark) {
    replacement[open] = mark;
    replacement[close] = mark;
    opens[open] = true;
  }

  /** Spaces just within the emphasis move out of it, as Markdown needs. */
  private String write() {
    StringBuilder out = new StringBuilder(text.length());
    int spacesToSkipUntil = 0;
    for (int i = 0; i < text.length(); i++) {
      if (replacement[i] == null) {
        if (i >= spacesToSkipUntil) {
          out.append(text.charAt(i));
        }
      } else if (opens[i]) {
        spacesToSkipUntil = i + 1;
        while (spacesToSkipUntil < text.length() && text.charAt(spacesToSkipUntil) == ' ') {
          spacesToSkipUntil++;
        }
        out.append(spacesToSkipUntil > i + 1 ? " " : "").append(replacement[i]);
      } else if (!replacement[i].isEmpty()) {
        close(out, replacement[i]);
      }
    }
    return out.toString();
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
