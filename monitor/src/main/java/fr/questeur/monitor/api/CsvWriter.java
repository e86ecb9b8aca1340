package fr.questeur.monitor.api;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front: at the start of a cell,
 * and inside it where a spreadsheet that expects the other separator starts a new one.
 */
final class CsvWriter {

  private static final String FORMULA_STARTS = "=+-@＝＋－＠";
  private static final String SEPARATORS = ",;\t\r\n";
  private static final String QUOTED = ",;\"\t\r\n";
  private static final char ELLIPSIS = '…';
  private static final char REPLACEMENT = '\uFFFD';

  private final Writer out;
  private final CsvFormat format;

  CsvWriter(Writer out, CsvFormat format) throws IOException {
    this.out = out;
    this.format = format;
    out.write(format.mark());
  }

  /** Numbers, dates and truth values as they are, all else as text; null is empty. */
  void row(Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        out.write(format.separator());
      }
      if (cells[i] instanceof String text) {
        out.write(quoted(harmless(text)));
      } else if (cells[i] != null) {
        out.write(cells[i].toString());
      }
    }
    out.write("\r\n");
  }

  private String harmless(String text) {
    StringBuilder harmless = new StringBuilder(text.length() + 2);
    boolean startsCell = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean separates = SEPARATORS.indexOf(c) >= 0;
      if (startsCell && (FORMULA_STARTS.indexOf(c) >= 0 || i == 0 && separates && c != ',' && c != ';')) {
        harmless.append('\'');
      }
      harmless.append(Character.isISOControl(c) && !separates ? REPLACEMENT : c);
      startsCell = separates || startsCell && (c == '"' || Character.isSpaceChar(c));
    }
    return cut(harmless);
  }

  private String cut(StringBuilder text) {
    if (text.length() <= format.maxCell()) {
      return text.toString();
    }
    int end = format.maxCell() - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
