package fr.questeur.bench.pipeline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Subjects against quantities; the more numerous go down, the others across. */
final class Table {

  private static final double LARGE = 100;
  private static final double MIDDLE = 10;
  private static final double SMALL = 1;

  private final List<List<String>> rows = new ArrayList<>();

  private Table() {}

  /** Of the figures of one item. */
  static Table of(List<Series> series) {
    List<String> subjects = series.stream().map(Series::subject).distinct().toList();
    List<String> quantities = series.stream().map(Series::quantity).distinct().toList();
    boolean quantitiesDown = quantities.size() > subjects.size();
    List<String> down = quantitiesDown ? quantities : subjects;
    List<String> across = quantitiesDown ? subjects : quantities;
    Table table = new Table();
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(across);
    table.rows.add(head);
    for (String row : down) {
      List<String> cells = new ArrayList<>(List.of(row));
      for (String column : across) {
        String subject = quantitiesDown ? column : row;
        String quantity = quantitiesDown ? row : column;
        cells.add(
            series.stream()
                .filter(each -> each.subject().equals(subject) && each.quantity().equals(quantity))
                .findFirst()
                .map(Table::cell)
                .orElse(""));
      }
      table.rows.add(cells);
    }
    return table;
  }

  /** {@code 1,234}, or {@code 1,234 (1,200-1,300)} of several. */
  static String cell(Series series) {
    return series.values().size() == 1
        ? number(series.median())
        : "%s (%s-%s)".formatted(number(series.median()), number(series.min()), number(series.max()));
  }

  /** With as many decimals as are worth reading. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= LARGE ? "%,.0f" : size >= MIDDLE ? "%.1f" : size >= SMALL || size == 0 ? "%.2f" : "%.3f";
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  /** The first column to the left, the others to the right. */
  void print(PrintWriter out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String blanks = " ".repeat(widths[i] - row.get(i).length());
        line.append("  ").append(i == 0 ? row.get(i) + blanks : blanks + row.get(i));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
