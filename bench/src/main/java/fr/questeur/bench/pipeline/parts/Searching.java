package fr.questeur.bench.pipeline.parts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Full-text search of the rows that {@link Upserting} has written, by Postgres alone. */
final class Searching {

  private static final String QUESTEUR = "questeur_french";
  private static final String FRENCH = "french";
  private static final String HEADING =
      "concat_ws(' ', title, rubric, analysis_head, array_to_string(analyses, ' '))";

  private Searching() {}

  /** Makes the tsvectors of all texts, and keeps none. */
  static long words(PartContext context, boolean questeur) throws SQLException {
    String words = "length(to_tsvector('%s', coalesce(%s, '')))";
    String configuration = questeur ? QUESTEUR : FRENCH;
    return count(context, "SELECT count(*), sum(%s + %s + %s) FROM bare_question".formatted(
        words.formatted(configuration, HEADING), words.formatted(configuration, "question_text"),
        words.formatted(configuration, "answer_text")));
  }

  /** Makes them again and keeps them, uncompressed, in an order. */
  static long load(PartContext context) throws SQLException {
    try (Connection connection = DriverManager.getConnection(context.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE UNLOGGED TABLE bare_words (n integer PRIMARY KEY, uid text, document tsvector)");
      statement.execute("ALTER TABLE bare_words ALTER COLUMN document SET STORAGE EXTERNAL");
      String words = "setweight(to_tsvector('" + QUESTEUR + "', coalesce(%s, '')), '%s')";
      return statement.executeUpdate(
          "INSERT INTO bare_words SELECT row_number() OVER (), uid, %s || %s || %s FROM bare_question".formatted(
              words.formatted(HEADING, "A"), words.formatted("question_text", "B"),
              words.formatted("answer_text", "C")));
    }
  }

  /** Inserts them into an indexed table, a transaction for each batch. */
  static long insert(PartContext context) throws SQLException {
    long documents = count(context, "SELECT count(*) FROM bare_words");
    try (Connection connection = DriverManager.getConnection(context.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE bare_search (uid text PRIMARY KEY, document tsvector NOT NULL)"
              + " WITH (autovacuum_enabled = false)");
      statement.execute("CREATE INDEX bare_search_document ON bare_search USING gin (document)");
      try (PreparedStatement insert = connection.prepareStatement(
          "INSERT INTO bare_search SELECT uid, document FROM bare_words WHERE n > ? AND n <= ?")) {
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
