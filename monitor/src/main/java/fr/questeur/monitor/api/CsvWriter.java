package fr.questeur.monitor.api;

import java.io.IOException;
import java.io.Writer;

/** Writes RFC 4180. A cell of text that a spreadsheet would take for a formula gets an apostrophe in front. */
final class CsvWriter {

  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private final Writer out;

  CsvWriter(Writer out) {
    this.out = out;
  }

  /** Numbers, dates and truth values as they are, all else as text; null is empty. */
  void row(Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(cells[i] instanceof String text ? quoted(harmless(text)) : cells[i] == null ? "" : cells[i].toString());
    }
    out.write("\r\n");
  }

  private static String harmless(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
