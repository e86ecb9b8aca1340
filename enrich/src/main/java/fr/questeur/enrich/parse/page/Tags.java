package fr.questeur.enrich.parse.page;

import java.util.Locale;

/**
 * The tags of a page in the order of its source; comments, scripts and styles are passed over. The source says what a
 * tree made of it does not: whether an element was closed or the page cut.
 */
final class Tags {

  private final String page;
  private final int limit;
  private int start;
  private int end;
  private boolean closes;
  private String name;
  private boolean commentsEnd = true;

  Tags(String page, int from, int limit) {
    this.page = page;
    this.limit = limit;
    this.end = from;
  }

  /** Goes to the next tag; false if there is none, or only the beginning of one. */
  boolean next() {
    for (int at = page.indexOf('<', end); at >= 0 && at < limit; at = page.indexOf('<', at)) {
      int afterComment = commentsEnd && page.startsWith("<!--", at) ? afterComment(at) : at;
      if (afterComment > at) {
        at = afterComment;
      } else if (readName(at)) {
        return readTag(at);
      } else {
        at++;
      }
    }
    end = limit;
    return false;
  }

  /** In lower case; without what it does not have: attributes, the slash of an end tag. */
  String name() {
    return name;
  }

  boolean closes() {
    return closes;
  }

  /** Where the tag begins. */
  int start() {
    return start;
  }

  /** Where the page goes on after it. */
  int end() {
    return end;
  }

  /** Whether the tag holds a word, such as the name of a class. */
  boolean has(String word) {
    return page.substring(start, end).contains(word);
  }

  private int afterComment(int at) {
    int close = page.indexOf("-->", at);
    commentsEnd = close >= 0;
    return close < 0 ? at : close + "-->".length();
  }

  private boolean readTag(int at) {
    int last = page.indexOf('>', at);
    start = at;
    end = last < 0 ? limit : last + 1;
    if (!closes && (name.equals("script") || name.equals("style"))) {
      end = endOfRaw(end);
    }
    return last >= 0 && end <= limit;
  }

  /** What stands in such an element is no markup. */
  private int endOfRaw(int from) {
    String endTag = "</" + name;
    int at = page.indexOf("</", from);
    while (at >= 0 && !page.regionMatches(true, at, endTag, 0, endTag.length())) {
      at = page.indexOf("</", at + 1);
    }
    return at < 0 ? limit : at;
  }

  private boolean readName(int at) {
    int from = at + 1;
    closes = from < limit && page.charAt(from) == '/';
    from += closes ? 1 : 0;
    int to = from;
    while (to < limit && isNamePart(page.charAt(to), to == from)) {
      to++;
    }
    name = page.substring(from, to).toLowerCase(Locale.ROOT);
    return to > from;
  }

  private static boolean isNamePart(char c, boolean first) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !first && c >= '0' && c <= '9';
  }
}
