package fr.questeur.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** The table {@code question_search}, in the caller's transaction. */
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

  static void remove(Connection connection, Collection<String> uids) throws SQLException {
    if (!uids.isEmpty()) {
      Rows.ofUids(connection, REMOVE, uids);
    }
  }
}
