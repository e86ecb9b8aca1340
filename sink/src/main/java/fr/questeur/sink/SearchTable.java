package fr.questeur.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The table {@code question_search}, by the caller's connection. */
final class SearchTable {

  private static final String DOCUMENT =
      "question_search_document(concat_ws(' ', title, rubric, analysis_head, array_to_string(analyses, ' ')),"
          + " question_text, answer_text)";

  /** Takes the texts from the rows as they are written: not stored yet, and so not to be uncompressed again. */
  private static final String FILL =
      """
      WITH written AS (%s, %s AS document),
        searchable AS (
          INSERT INTO question_search (uid, document) SELECT uid, document FROM written
          ON CONFLICT (uid) DO UPDATE SET document = excluded.document)
      SELECT %s FROM written
      """;

  private static final String MISSING =
      """
      SELECT uid FROM question WHERE uid > ? AND NOT EXISTS (
        SELECT FROM question_search WHERE question_search.uid = question.uid)
      ORDER BY uid LIMIT ?
      """;

  /**
   * Locked against a new state that is written meanwhile. Whoever has locked a row is about to fill it, so there is no
   * waiting.
   */
  private static final String ADD =
      """
      INSERT INTO question_search (uid, document)
      SELECT uid, %s FROM (
        SELECT * FROM question WHERE uid = ANY (?) ORDER BY uid FOR NO KEY UPDATE SKIP LOCKED) AS missing
      ON CONFLICT (uid) DO NOTHING
      """.formatted(DOCUMENT);

  private static final String REMOVE = "DELETE FROM question_search WHERE uid = ANY (?)";

  private SearchTable() {}

  /**
   * A statement that writes questions and what is searched of them, and returns the same.
   *
   * @param statement that writes rows of {@code question} and returns columns of them
   * @param returned the names of these, joined by commas
   */
  static String filledBy(String statement, String returned) {
    return FILL.formatted(statement, DOCUMENT, returned);
  }

  /** The first uids behind one that {@code question} has and {@code question_search} has not, in their order. */
  static List<String> missing(Connection connection, String after, int limit) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(MISSING)) {
      query.setString(1, after);
      query.setInt(2, limit);
      List<String> uids = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          uids.add(rows.getString(1));
        }
      }
      return uids;
    }
  }

  /** Adds what is missing of these, as their rows are now. */
  static void add(Connection connection, Collection<String> uids) throws SQLException {
    Rows.ofUids(connection, ADD, uids);
  }

  static void remove(Connection connection, Collection<String> uids) throws SQLException {
    Rows.ofUids(connection, REMOVE, uids);
  }
}
