package fr.questeur.sink;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on a database that is done as a whole or not at all. */
interface Transaction {

  void run(Connection connection) throws SQLException;

  /** On a connection of its own. */
  static void in(DataSource database, Transaction work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.run(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
