package fr.questeur.enrich.parse.common;

/**
 * What stands in the outer round brackets at a place of a text.
 *
 * @param inside null if there are none there, or nothing is in them
 * @param end where the text goes on
 */
public record Brackets(String inside, int end) {

  /** Reads from an opening bracket (after at most one space) to its partner; without one, to the last closing one. */
  public static Brackets at(String text, int start) {
    int open = start < text.length() && text.charAt(start) == ' ' ? start + 1 : start;
    if (open >= text.length() || text.charAt(open) != '(') {
      return new Brackets(null, start);
    }
    int close = partner(text, open);
    if (close < 0) {
      int last = text.lastIndexOf(')');
      close = last > open ? last : text.length();
    }
    String inside = text.substring(open + 1, close).strip();
    return new Brackets(inside.isEmpty() ? null : inside, Math.min(close + 1, text.length()));
  }

  private static int partner(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
