package fr.questeur.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** The table {@code refused_question}, in the caller's transaction. */
final class RefusedTable {

  private static final String ADD =
      """
      INSERT INTO refused_question (uid) SELECT DISTINCT unnest(?) ORDER BY 1
      ON CONFLICT (uid) DO UPDATE SET refused_at = now()
      """;

  private static final String REMOVE = "DELETE FROM refused_question WHERE uid = ANY (?)";

  private RefusedTable() {}

  static void add(Connection connection, Collection<String> uids) throws SQLException {
    Rows.ofUids(connection, ADD, uids);
  }

  /** Those that were taken, or deleted, after all. */
  static void remove(Connection connection, Collection<String> uids) throws SQLException {
    Rows.ofUids(connection, REMOVE, uids);
  }
}
