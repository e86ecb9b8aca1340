package fr.questeur.bench.pipeline;

import fr.questeur.embedded.PostgresService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Waits in Postgres for rows to be committed. */
final class RowWatch {

  private static final long LOOK_MILLIS = 20;
  private static final long PROGRESS_NANOS = 1_000_000_000L;
  private static final String UNDEFINED_TABLE = "42P01";
  /** As many rows as there are positions: looking costs the server next to nothing. */
  private static final String POSITION = "SELECT coalesce(sum(next_offset), 0) FROM kafka_position";
  private static final String ROWS = "SELECT count(*) FROM question";

  private final Path data;
  private final long rows;
  private final Patience patience = new Patience(Patience.OF_A_BUSY_MACHINE, System::nanoTime);

  /**
   * Prepares to wait.
   *
   * @param data directory of the server, which need not be there yet
   */
  RowWatch(Path data, long rows) {
    this.data = data;
    this.rows = rows;
  }

  /** Something that must be so for waiting to make sense, else it throws; and what is told how far it is. */
  interface Meanwhile {

    void check();

    void at(long position);
  }

  /**
   * Returns {@link System#nanoTime} of when all rows were seen.
   *
   * @throws IllegalStateException of the check, or if nothing moves for minutes
   */
  long await(Meanwhile meanwhile) throws InterruptedException {
    while (true) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        return await(statement, meanwhile);
      } catch (SQLException e) {
        meanwhile.check(); // the server still starts
        patience.at(-1);
        Thread.sleep(LOOK_MILLIS);
      }
    }
  }

  private Connection connect() throws SQLException {
    PostgresService service = PostgresService.read(data).orElseThrow(() -> new SQLException("no service file yet"));
    return DriverManager.getConnection(service.jdbcUrl());
  }

  private long await(Statement statement, Meanwhile meanwhile) throws SQLException, InterruptedException {
    long counted = -1;
    long told = System.nanoTime();
    while (true) {
      long position = number(statement, POSITION);
      // Every row has an offset of its own, and so do transactions: before that many, not all rows can be there.
      if (position >= rows && position != counted) {
        counted = position;
        if (number(statement, ROWS) >= rows) {
          return System.nanoTime();
        }
      }
      meanwhile.check();
      patience.at(position);
      if (System.nanoTime() - told > PROGRESS_NANOS) {
        told = System.nanoTime();
        meanwhile.at(position);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return 0; // not migrated yet
      }
      throw e;
    }
  }
}
