package fr.questeur.sink;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * A column written by {@code unnest}, which takes one array per column: one statement for a batch of any size, and one
 * plan for all of them.
 *
 * @param <T> what a row is made from
 * @param name in the table
 * @param type of an element of the array, by Postgres's name
 * @param expression how to make the column from the element, which goes by the column's name
 * @param value what to write; may return null
 */
record Column<T>(String name, String type, String expression, Function<T, Object> value) {

  static <T> Column<T> of(String name, String type, Function<T, Object> value) {
    return new Column<>(name, type, name, value);
  }

  /** Of the type {@code text[]}. An array of arrays would have to be rectangular: the inner one travels as a text. */
  static <T> Column<T> ofTexts(String name, Function<T, List<String>> value) {
    return new Column<>(name, "text", name + "::text[]", row -> ArrayLiteral.of(value.apply(row)));
  }

  static <T> String names(List<Column<T>> columns) {
    return columns.stream().map(Column::name).collect(joining(", "));
  }

  /** A query of the rows bound by {@link #bind}. */
  static <T> String select(List<Column<T>> columns) {
    return "SELECT %s FROM unnest(%s) AS batch (%s)"
        .formatted(
            columns.stream().map(Column::expression).collect(joining(", ")),
            columns.stream().map(column -> "?::" + column.type + "[]").collect(joining(", ")),
            names(columns));
  }

  static <T> void bind(PreparedStatement statement, List<Column<T>> columns, List<T> rows) throws SQLException {
    int parameter = 1;
    for (Column<T> column : columns) {
      Object[] values = rows.stream().map(column.value).toArray(size -> newArray(column.type, size));
      statement.setArray(parameter++, statement.getConnection().createArrayOf(column.type, values));
    }
  }

  /** The driver sends arrays of these classes in binary form: nothing to escape here and to parse there. */
  private static Object[] newArray(String type, int size) {
    return switch (type) {
      case "text" -> new String[size];
      case "int4" -> new Integer[size];
      case "int8" -> new Long[size];
      default -> new Object[size];
    };
  }
}
