package fr.questeur.enrich.parse.common;

import java.util.regex.Pattern;

/** Single lines of a text without tags. */
public final class Lines {

  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]{1,200})\\]\\([^()\\s]{0,500}\\)");

  private Lines() {}

  /** Links as Markdown has them made what they show: {@code [page 12](https://…)}. */
  public static String withoutLinks(String text) {
    return text.contains("](") ? LINK.matcher(text).replaceAll("$1") : text;
  }

  /** The line without the marks that stand before text: headings, quotes, bullets. Rules are empty. */
  public static String withoutLead(String line) {
    String text = line.strip();
    if (isRule(text)) {
      return "";
    }
    int start = 0;
    while (start < text.length() && isLead(text, start)) {
      start++;
    }
    return text.substring(start);
  }

  /** What the line says, without any marks around it, folded. */
  public static String label(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && isAround(line.charAt(start))) {
      start++;
    }
    while (end > start && isAround(line.charAt(end - 1))) {
      end--;
    }
    return Folding.fold(fold(line.substring(start, end)));
  }

  public static boolean isHeading(String stripped) {
    return stripped.startsWith("#");
  }

  /** Whether the line only draws: under a heading, across a page, between the rows of a table. */
  public static boolean isRule(String stripped) {
    int drawn = 0;
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if ("-=_*|:+ \t".indexOf(c) < 0) {
        return false;
      }
      drawn += c != '|' && c != ' ' && c != '\t' ? 1 : 0;
    }
    return drawn >= 3;
  }

  /** Where the line ends that goes on from there: before its line feed, or with the text. */
  public static int end(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** Where white space at the beginning ends; the length of the text if there is nothing else. */
  static int firstOfText(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Runs of white space made one space, none at the ends. */
  public static String fold(String text) {
    return isFolded(text) ? text : folded(text);
  }

  /** Most texts are; to find out costs a fraction of a copy. */
  private static boolean isFolded(String text) {
    return text.indexOf('\n') < 0
        && text.indexOf('\t') < 0
        && !text.contains("  ")
        && !text.startsWith(" ")
        && !text.endsWith(" ");
  }

  private static String folded(String text) {
    char[] chars = text.toCharArray();
    int length = 0;
    boolean pending = false;
    for (char c : chars) {
      if (c == ' ' || c == '\t' || c == '\n') {
        pending = length > 0;
      } else {
        if (pending) {
          chars[length++] = ' ';
          pending = false;
        }
        chars[length++] = c;
      }
    }
    return new String(chars, 0, length);
  }

  private static boolean isLead(String text, int at) {
    char c = text.charAt(at);
    boolean spaced = at + 1 < text.length() && text.charAt(at + 1) == ' ';
    return c == '#' || c == ' ' || spaced && (c == '-' || c == '>' || c == '•');
  }

  private static boolean isAround(char c) {
    return c == ' ' || c == '\t' || c == '#' || c == '|' || c == ':' || c == '>' || Emphasis.isMark(c);
  }
}
