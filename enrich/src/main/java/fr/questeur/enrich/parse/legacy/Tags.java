package fr.questeur.enrich.parse.legacy;

/**
 * The tags of a text, one after the other, in one pass and without looking at how they nest, which in this layout they
 * do not. Comments are passed over.
 */
final class Tags {

  private final String text;
  private final int limit;
  private int at;
  private boolean noMoreCommentEnds;
  private int start;
  private int nameStart;
  private int nameEnd;
  private int end;

  /** Tags that end before the limit. */
  Tags(String text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /** Goes on to the next tag; false if there is none. */
  boolean next() {
    while ((at = text.indexOf('<', at)) >= 0 && at < limit) {
      if (!comment() && element()) {
        return true;
      }
    }
    return false;
  }

  /** Where the tag begins. */
  int start() {
    return start;
  }

  /** Where the text goes on after it. */
  int end() {
    return end;
  }

  boolean isClosing() {
    return nameStart == start + 2;
  }

  /** {@code <DRET/>}, as XHTML writes a tag without a value. */
  boolean isEmpty() {
    return text.charAt(end - 2) == '/';
  }

  boolean isNamed(String name) {
    int length = nameEnd - nameStart;
    return length == name.length() && text.regionMatches(true, nameStart, name, 0, length);
  }

  /** Null if it is none of the layout's own. */
  LegacyTag tag() {
    return LegacyTag.named(text, nameStart, nameEnd);
  }

  private boolean comment() {
    if (noMoreCommentEnds || !text.startsWith("<!--", at)) {
      return false;
    }
    int commentEnd = text.indexOf("-->", at);
    if (commentEnd < 0) {
      noMoreCommentEnds = true;
      return false;
    }
    at = commentEnd + "-->".length();
    return true;
  }

  private boolean element() {
    start = at;
    boolean closing = start + 1 < limit && text.charAt(start + 1) == '/';
    nameStart = start + (closing ? 2 : 1);
    nameEnd = nameStart;
    while (nameEnd < limit && isLetter(text.charAt(nameEnd))) {
      nameEnd++;
    }
    // A «<» of the text is no tag, and must not hide the next one.
    int close = nameEnd;
    while (close < limit && text.charAt(close) != '>' && text.charAt(close) != '<') {
      close++;
    }
    boolean isTag =
        nameEnd > nameStart && close < limit && text.charAt(close) == '>' && isNameEnd(text.charAt(nameEnd));
    end = close + 1;
    at = isTag ? end : Math.max(close, start + 1);
    return isTag;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNameEnd(char c) {
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n';
  }
}
