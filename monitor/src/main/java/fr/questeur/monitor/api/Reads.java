package fr.questeur.monitor.api;

import io.javalin.http.HttpStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads Postgres, each time in one read-only transaction that is ended if it takes too long. */
final class Reads {

  private static final Logger log = LoggerFactory.getLogger(Reads.class);
  private static final String QUERY_CANCELED = "57014";
  private static final String CONNECTION_FAILURE_CLASS = "08";
  private static final String UNDEFINED_TABLE = "42P01";

  /** What is read. */
  interface Work<T> {
    T read(Connection connection) throws SQLException;
  }

  /** One row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final DataSource dataSource;

  /** Null to refuse all. */
  Reads(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Reads a consistent state.
   *
   * @throws ApiException if it takes longer, or Postgres cannot be reached
   */
  <T> T read(Duration limit, Work<T> work) {
    if (dataSource == null) {
      throw new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "this monitor was started without Postgres");
    }
    try (Connection connection = dataSource.getConnection()) {
      boolean wasReadOnly = connection.isReadOnly();
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        limit(connection, limit);
        return work.read(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setReadOnly(wasReadOnly);
      }
    } catch (SQLException e) {
      throw problem(e);
    }
  }

  static <T> List<T> list(Connection connection, String sql, List<?> values, Row<T> each) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> list = new ArrayList<>();
        while (rows.next()) {
          list.add(each.of(rows));
        }
        return list;
      }
    }
  }

  static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /** A read that a fallback may replace. */
  interface Attempt<T> {
    T read() throws SQLException;
  }

  /**
   * The first read or, if Postgres has not answered it in time, the second one; in the same transaction.
   *
   * @param limit for the first
   * @param limitAfter for each statement that follows
   */
  static <T> T orElse(
      Connection connection, Duration limit, Duration limitAfter, Attempt<T> first, Attempt<T> second)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      limit(connection, limit);
      return first.read();
    } catch (SQLException e) {
      if (!QUERY_CANCELED.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      limit(connection, limitAfter);
      return second.read();
    }
  }

  private static void limit(Connection connection, Duration limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL statement_timeout = " + limit.toMillis());
    }
  }

  private static ApiException problem(SQLException e) {
    // The pool has no other sign for it: a connection that could not be made is the cause, or gives its state.
    if (e instanceof SQLTransientConnectionException && e.getCause() == null && e.getSQLState() == null) {
      return new ApiException(
          HttpStatus.SERVICE_UNAVAILABLE, "all connections to Postgres are in use; try again in a few seconds");
    }
    String state = e.getSQLState() == null ? CONNECTION_FAILURE_CLASS : e.getSQLState();
    if (state.equals(QUERY_CANCELED)) {
      return new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "Postgres takes too long for this; ask for less, or try again later");
    }
    if (state.startsWith(CONNECTION_FAILURE_CLASS)) {
      return new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "Postgres cannot be reached");
    }
    if (state.equals(UNDEFINED_TABLE)) {
      return new ApiException(
          HttpStatus.SERVICE_UNAVAILABLE, "Postgres has no questions yet; the sink makes the tables");
    }
    log.error("A read of Postgres failed", e);
    return new ApiException(HttpStatus.INTERNAL_SERVER_ERROR, "Postgres refused; the log says why");
  }
}
