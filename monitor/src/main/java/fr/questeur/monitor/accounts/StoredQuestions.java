package fr.questeur.monitor.accounts;

import fr.questeur.monitor.Probe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** How many questions have ended in Postgres. */
final class StoredQuestions {

  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM question)
        + (SELECT count(*) FROM refused_question r WHERE NOT EXISTS (SELECT FROM question q WHERE q.uid = r.uid))
      """;

  private final DataSource database;

  StoredQuestions(DataSource database) {
    this.database = database;
  }

  /** Those with a row, and those that were refused and have none. */
  long count() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(Probe.QUERY_SECONDS);
      try (ResultSet result = statement.executeQuery(COUNT)) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
