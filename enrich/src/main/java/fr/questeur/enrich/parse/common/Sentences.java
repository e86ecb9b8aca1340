package fr.questeur.enrich.parse.common;

/** Where sentences end and go on. */
public final class Sentences {

  private static final String TERMINAL = ".!?…:;»\"”)]";
  private static final String OPENING = "«“\"(";
  /** Marks and spaces at the end of a sentence are few; a text of nothing else would be read again with every line. */
  private static final int MOST_ASIDE = 200;

  private static final String CONTINUING = ",;:.)»”!?%…";

  private Sentences() {}

  /** Whether the text ends with terminal punctuation, marks of emphasis aside. */
  public static boolean isEnded(CharSequence text) {
    int end = text.length();
    int limit = Math.max(0, end - MOST_ASIDE);
    while (end > limit && isAside(text.charAt(end - 1))) {
      end--;
    }
    return end > 0 && TERMINAL.indexOf(text.charAt(end - 1)) >= 0;
  }

  /** Whether the text begins as only the rest of a sentence does: in lower case, with a number or with punctuation. */
  public static boolean isContinuation(CharSequence text) {
    int start = 0;
    while (start < text.length() && (isAside(text.charAt(start)) || OPENING.indexOf(text.charAt(start)) >= 0)) {
      start++;
    }
    if (start == text.length()) {
      return false;
    }
    char first = text.charAt(start);
    return Character.isLowerCase(first) || Character.isDigit(first) || CONTINUING.indexOf(first) >= 0;
  }

  private static boolean isAside(char c) {
    return c == ' ' || Emphasis.isMark(c);
  }
}
