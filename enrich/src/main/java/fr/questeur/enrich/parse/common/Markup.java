package fr.questeur.enrich.parse.common;

import java.util.Locale;

/**
 * Takes the HTML out of a text: character references become characters, block tags line breaks, cells pipes, emphasis
 * the marks of {@link Emphasis}; other tags and comments go. Markdown stays as it is. Tags may be malformed.
 */
public final class Markup {

  private static final int LONGEST_TAG = 500;

  private final String in;
  private final StringBuilder out;
  private int at;
  private boolean noMoreCommentEnds;
  /** Where the next tag ends, as far as it was looked for; the length of the text if there is none. */
  private int close;

  private Markup(String in) {
    this.in = in;
    this.out = new StringBuilder(in.length());
  }

  public static String toPlain(String text) {
    return new Markup(text).read();
  }

  private String read() {
    int tag = in.indexOf('<');
    int reference = in.indexOf('&');
    while (tag >= 0 || reference >= 0) {
      int next = reference < 0 || tag >= 0 && tag < reference ? tag : reference;
      out.append(in.substring(at, next));
      at = next;
      if (!(next == tag ? comment() || tag() : entity())) {
        out.append(in.charAt(at++));
      }
      tag = tag >= 0 && tag < at ? in.indexOf('<', at) : tag;
      reference = reference >= 0 && reference < at ? in.indexOf('&', at) : reference;
    }
    return at == 0 ? in : out.append(in.substring(at)).toString();
  }

  private boolean entity() {
    Entities.Entity entity = Entities.at(in, at);
    if (entity == null) {
      return false;
    }
    CleanText.append(out, entity.codePoint());
    at = entity.end();
    return true;
  }

  private boolean comment() {
    if (noMoreCommentEnds || !in.startsWith("<!--", at)) {
      return false;
    }
    int end = in.indexOf("-->", at);
    if (end < 0) {
      noMoreCommentEnds = true;
      return false;
    }
    at = end + "-->".length();
    return true;
  }

  private boolean tag() {
    int start = at + 1;
    while (start < in.length() && start - at < LONGEST_TAG && in.charAt(start) == '/') {
      start++;
    }
    int end = start;
    while (end < in.length() && end - at < LONGEST_TAG && isNamePart(in.charAt(end), end == start)) {
      end++;
    }
    if (end == start || end == in.length() || isNotTagEnd(in.charAt(end))) {
      return false;
    }
    if (close < end) {
      close = in.indexOf('>', end);
      close = close < 0 ? in.length() : close;
    }
    if (close == in.length() || close - at > LONGEST_TAG) {
      return false;
    }
    boolean opens = start == at + 1;
    put(in.substring(start, end).toLowerCase(Locale.ROOT), opens);
    at = close + 1;
    return true;
  }

  private void put(String name, boolean opens) {
    switch (name) {
      case "i", "em" -> out.append(opens ? Emphasis.ITALIC_ON : Emphasis.ITALIC_OFF);
      case "b", "strong" -> out.append(opens ? Emphasis.BOLD_ON : Emphasis.BOLD_OFF);
      case "br", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table" -> out.append("\n\n");
      case "li" -> out.append(opens ? "\n\n- " : "\n");
      case "tr" -> out.append(opens ? "\n| " : "\n");
      case "td", "th" -> out.append(opens ? "" : " | ");
      default -> { }
    }
  }

  private static boolean isNamePart(char c, boolean first) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
  }

  /** {@code <https://…>} and {@code <a@b>} are addresses. */
  private static boolean isNotTagEnd(char c) {
    return c != '>' && c != '/' && c != ' ' && c != '\t' && c != '\n';
  }
}
