package fr.questeur.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Statements over many rows at once. */
final class Rows {

  private Rows() {}

  /** Runs a statement made with {@link Column#select}, and hands on each row that it returns. */
  static <T> void returning(
      Connection connection, String sql, List<Column<T>> columns, List<T> rows, RowReader returned)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Column.bind(statement, columns, rows);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          returned.read(result);
        }
      }
    }
  }

  static <T> void insert(Connection connection, String table, List<Column<T>> columns, List<T> rows)
      throws SQLException {
    if (!rows.isEmpty()) {
      execute(
          connection,
          "INSERT INTO %s (%s) %s".formatted(table, Column.names(columns), Column.select(columns)),
          columns,
          rows);
    }
  }

  /** Runs a statement made with {@link Column#select}. */
  static <T> void execute(Connection connection, String sql, List<Column<T>> columns, List<T> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Column.bind(statement, columns, rows);
      statement.executeUpdate();
    }
  }

  /** Runs a statement whose one parameter is an array of uids, if there are any. */
  static void ofUids(Connection connection, String sql, Collection<String> uids) throws SQLException {
    if (uids.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", uids.toArray()));
      statement.executeUpdate();
    }
  }

  /** Reads the row a result stands on. */
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}
