package fr.questeur.operate.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The rows of the table {@code question}, read as a stream. */
public final class Rows {

  private static final int FETCH = 200;

  private static final String QUERY =
      """
      SELECT uid, status, author_name, portfolio_in_charge, rubric, question_text, published_on, answer_text,
             answered_on, source_path,
             (SELECT count(*) FROM attribution a WHERE a.uid = q.uid),
             (SELECT count(*) FROM event e WHERE e.uid = q.uid),
             (SELECT count(*) FROM reference r WHERE r.uid = q.uid)
      FROM question q
      """;

  private final DataSource database;

  public Rows(DataSource database) {
    this.database = database;
  }

  /**
   * Hands over every row.
   *
   * @throws IllegalStateException if the database fails
   */
  void forEach(Consumer<Row> each) {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      // The driver reads all rows at once unless there is a transaction.
      connection.setAutoCommit(false);
      statement.setFetchSize(FETCH);
      try (ResultSet row = statement.executeQuery(QUERY)) {
        while (row.next()) {
          each.accept(read(row));
        }
      }
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the rows: " + e.getMessage(), e);
    }
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
        row.getObject(7, LocalDate.class), row.getString(8), row.getObject(9, LocalDate.class), row.getString(10),
        row.getInt(11), row.getInt(12), row.getInt(13));
  }
}
