package fr.questeur.sink;

import fr.questeur.contract.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A table of which a question has any number of rows, in an order.
 *
 * @param <T> what a row is made from
 * @param rows those of a question; may be empty
 */
record ChildTable<T>(String name, List<Column<Row<T>>> columns, Function<Question, List<T>> rows) {

  /** A row that belongs to a question; ordinals start at 1. */
  record Row<T>(String uid, int ordinal, T part) {}

  /** A table of these columns, after uid and ordinal. */
  @SafeVarargs
  static <T> ChildTable<T> of(String name, Function<Question, List<T>> rows, Column<T>... columns) {
    List<Column<Row<T>>> all = new ArrayList<>();
    all.add(Column.of("uid", "text", Row::uid));
    all.add(Column.of("ordinal", "int4", Row::ordinal));
    for (Column<T> column : columns) {
      all.add(new Column<>(column.name(), column.type(), column.expression(), row -> column.value().apply(row.part())));
    }
    return new ChildTable<>(name, List.copyOf(all), rows);
  }

  /**
   * Puts the rows of these questions in the place of those that they had.
   *
   * @param replaced uids of those that may have had some
   */
  void replace(Connection connection, Collection<String> replaced, List<Question> questions) throws SQLException {
    Rows.ofUids(connection, "DELETE FROM %s WHERE uid = ANY (?)".formatted(name), replaced);
    Rows.insert(connection, name, columns, all(questions));
  }

  private List<Row<T>> all(List<Question> questions) {
    List<Row<T>> all = new ArrayList<>();
    for (Question question : questions) {
      int ordinal = 1;
      for (T part : rows.apply(question)) {
        all.add(new Row<>(question.uid().toString(), ordinal++, part));
      }
    }
    return all;
  }
}
