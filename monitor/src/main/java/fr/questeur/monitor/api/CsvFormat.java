package fr.questeur.monitor.api;

import fr.questeur.contract.Coded;

/** Which program an export is for. */
enum CsvFormat implements Coded {
  /** RFC 4180, for programs. */
  CSV("csv", "", ',', Integer.MAX_VALUE),
  /** Opens by double click where the decimal separator is a comma, as in French: marked as UTF-8, and with semicolons. */
  EXCEL("excel", "\uFEFF", ';', 32_767);

  private final String code;
  private final String mark;
  private final char separator;
  private final int maxCell;

  CsvFormat(String code, String mark, char separator, int maxCell) {
    this.code = code;
    this.mark = mark;
    this.separator = separator;
    this.maxCell = maxCell;
  }

  @Override
  public String code() {
    return code;
  }

  /** What the file begins with. */
  String mark() {
    return mark;
  }

  char separator() {
    return separator;
  }

  /** The longest text of a cell, in characters. */
  int maxCell() {
    return maxCell;
  }
}
