package fr.questeur.enrich.parse.header;

import fr.questeur.enrich.parse.common.Lines;

/**
 * White space of a header, made one character each: a tab where a cell ends (tabs, pipes, three spaces or more, an
 * empty line), a line feed where a line does, else a space.
 */
final class Cells {

  private static final int SPACES_OF_A_GAP = 3;

  private Cells() {}

  static String normalise(String header) {
    StringBuilder out = new StringBuilder(header.length());
    for (String line : header.split("\n", -1)) {
      out.append(Lines.withoutLead(line)).append('\n');
    }
    return collapse(out.toString());
  }

  /** The same text on one line, all white space a single space. */
  static String onOneLine(String cells) {
    return Lines.fold(cells.replace('|', ' '));
  }

  private static String collapse(String text) {
    char[] chars = text.toCharArray();
    int length = 0;
    for (int at = 0; at < chars.length; ) {
      int end = at;
      int breaks = 0;
      boolean cellEnds = false;
      while (end < chars.length && isGap(chars[end])) {
        char c = chars[end++];
        breaks += c == '\n' ? 1 : 0;
        cellEnds |= c == '\t' || c == '|';
      }
      if (end == at) {
        chars[length++] = chars[at++];
        continue;
      }
      cellEnds |= breaks > 1 || breaks == 0 && end - at >= SPACES_OF_A_GAP;
      chars[length++] = cellEnds ? '\t' : breaks == 1 ? '\n' : ' ';
      at = end;
    }
    return new String(chars, 0, length);
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '|';
  }
}
