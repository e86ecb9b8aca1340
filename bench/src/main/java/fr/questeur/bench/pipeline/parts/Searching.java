package fr.questeur.bench.pipeline.parts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Full-text search of the rows that {@link Upserting} has written, by Postgres alone. */
final class Searching {

  private static final String HEADING = "concat_ws(' ', title, rubric, analysis_head, array_to_string(analyses, ' '))";
  private static final String WORDS = "to_tsvector('french', coalesce(%s, ''))";

  private Searching() {}

  /** Makes the words of all texts with Postgres's own configuration, and keeps none. */
  static long words(PartContext context) throws SQLException {
    return count(context, "SELECT count(*), sum(length(%s) + length(%s) + length(%s)) FROM bare_question".formatted(
        WORDS.formatted(HEADING), WORDS.formatted("question_text"), WORDS.formatted("answer_text")));
  }

  /** The same by the function of the sink, with all that it does for French and for marks. */
  static long document(PartContext context) throws SQLException {
    return count(context, "SELECT count(*), sum(length(question_search_document(%s, question_text, answer_text)))"
        .formatted(HEADING) + " FROM bare_question");
  }

  /** Makes the words again and keeps them, uncompressed, in an order. */
  static long load(PartContext context) throws SQLException {
    try (Connection connection = DriverManager.getConnection(context.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE UNLOGGED TABLE bare_words (n integer PRIMARY KEY, uid text, document tsvector)");
      statement.execute("ALTER TABLE bare_words ALTER COLUMN document SET STORAGE EXTERNAL");
      return statement.executeUpdate(
          "INSERT INTO bare_words SELECT row_number() OVER (), uid, %s || %s || %s FROM bare_question".formatted(
              weighted(HEADING, 'A'), weighted("question_text", 'B'), weighted("answer_text", 'C')));
    }
  }

  private static String weighted(String text, char weight) {
    return "setweight(%s, '%s')".formatted(WORDS.formatted(text), weight);
  }

  /** Inserts them into a table of the same shape as the sink's, index included, a transaction for each batch. */
  static long insert(PartContext context) throws SQLException {
    long documents = count(context, "SELECT count(*) FROM bare_words");
    try (Connection connection = DriverManager.getConnection(context.jdbcUrl())) {
      Upserting.make(connection, "question_search");
      try (PreparedStatement insert = connection.prepareStatement(
          "INSERT INTO bare_question_search (uid, document) SELECT uid, document FROM bare_words"
              + " WHERE n > ? AND n <= ?")) {
        for (int from = 0; from < documents; from += Upserting.BATCH) {
          insert.setInt(1, from);
          insert.setInt(2, from + Upserting.BATCH);
          insert.executeUpdate();
        }
      }
    }
    return documents;
  }

  private static long count(PartContext context, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(context.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
