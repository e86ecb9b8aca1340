package fr.questeur.sink;

import fr.questeur.contract.Question;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table {@code question_search}, in the caller's transaction. What it holds is defined by the function {@code
 * question_search_document}; with a {@link SearchLexicon} it is made for less.
 */
final class SearchTable {

  private static final String HEADING = "concat_ws(' ', title, rubric, analysis_head, array_to_string(analyses, ' '))";

  /**
   * A row of the table.
   *
   * @param document null if Postgres is to make it of the texts in {@code question}
   */
  private record Row(String uid, String document) {}

  private static final List<Column<Row>> ROW =
      List.of(
          Column.of("uid", "text", Row::uid),
          new Column<>(
              "document",
              "text",
              ("coalesce(document::tsvector, (SELECT question_search_document(%s, question_text, answer_text)"
                  + " FROM question WHERE question.uid = batch.uid))").formatted(HEADING),
              Row::document));

  private static final String PUT =
      "INSERT INTO question_search (%s) %s ON CONFLICT (uid) DO UPDATE SET document = excluded.document"
          .formatted(Column.names(ROW), Column.select(ROW));

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
  private static final String TEXTS =
      """
      SELECT uid, %s AS heading, question_text, answer_text FROM question
      WHERE uid = ANY (?) ORDER BY uid FOR NO KEY UPDATE SKIP LOCKED
      """.formatted(HEADING);

  private static final String REMOVE = "DELETE FROM question_search WHERE uid = ANY (?)";

  private SearchTable() {}

  /** Puts what is searched of these questions, whose rows are written, in the place of what was. */
  static void put(Connection connection, SearchLexicon lexicon, List<Question> questions) throws SQLException {
    Map<String, SearchText> texts = new LinkedHashMap<>();
    questions.forEach(question -> texts.put(question.uid().toString(), SearchText.of(question, lexicon)));
    put(connection, lexicon, texts);
  }

  private static void put(Connection connection, SearchLexicon lexicon, Map<String, SearchText> texts)
      throws SQLException {
    lexicon.learn(connection);
    List<Row> rows = new ArrayList<>();
    texts.forEach((uid, text) -> rows.add(new Row(uid, text.document())));
    if (!rows.isEmpty()) {
      Rows.execute(connection, PUT, ROW, rows);
    }
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
  static void add(Connection connection, SearchLexicon lexicon, Collection<String> uids) throws SQLException {
    Map<String, SearchText> texts = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(TEXTS)) {
      query.setArray(1, connection.createArrayOf("text", uids.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          texts.put(rows.getString(1), SearchText.of(rows.getString(2), rows.getString(3), rows.getString(4), lexicon));
        }
      }
    }
    put(connection, lexicon, texts);
  }

  static void remove(Connection connection, Collection<String> uids) throws SQLException {
    Rows.ofUids(connection, REMOVE, uids);
  }
}
