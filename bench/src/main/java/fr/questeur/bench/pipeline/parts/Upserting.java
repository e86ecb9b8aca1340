package fr.questeur.bench.pipeline.parts;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Rows into tables of the same shape as the sink's, by unnest, a transaction for each batch. */
final class Upserting {

  static final String QUESTION = "question";
  /** As many as the sink takes at once. */
  static final int BATCH = 500;

  private static final String SUFFIX = ".rows";

  private Upserting() {}

  static Path file(Path rows, String table) {
    return rows.resolve(table + SUFFIX);
  }

  /** The rows of {@code question}. */
  static long questions(PartContext context) throws IOException, SQLException {
    return write(context, QUESTION, BATCH, "ON CONFLICT (uid) DO UPDATE SET ");
  }

  /** The rows of all tables that belong to it; returns the number of questions. */
  static long children(PartContext context) throws IOException, SQLException {
    List<String> tables;
    try (Stream<Path> files = Files.list(context.rows())) {
      tables = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.replace(SUFFIX, "")).filter(name -> !name.equals(QUESTION)).sorted().toList();
    }
    for (String table : tables) {
      write(context, table, BATCH * 2, null);
    }
    return RowFile.read(file(context.rows(), QUESTION), BATCH, (columns, rows) -> { });
  }

  private static long write(PartContext context, String table, int batch, String onConflict)
      throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(context.jdbcUrl())) {
      make(connection, table);
      return RowFile.read(file(context.rows(), table), batch, (columns, rows) -> {
        String sql = "INSERT INTO bare_%s (%s) %s %s".formatted(
            table, names(columns), select(columns), onConflict == null ? "" : onConflict + updates(columns));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, connection.createArrayOf(elements(columns.get(i)), values(columns, rows, i)));
          }
          statement.executeUpdate();
        }
      });
    }
  }

  /** Of the same shape: types, checks, indexes, storage; no references, and no vacuum to disturb what comes next. */
  static void make(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bare_%1$s (LIKE %1$s INCLUDING ALL)".formatted(table));
      statement.execute("ALTER TABLE bare_%s SET (autovacuum_enabled = false)".formatted(table));
    }
  }

  private static String names(List<RowFile.Column> columns) {
    return columns.stream().map(RowFile.Column::name).collect(joining(", "));
  }

  private static String select(List<RowFile.Column> columns) {
    return "SELECT %s FROM unnest(%s) AS batch (%s)".formatted(
        columns.stream().map(column -> column.name() + (isArray(column) ? "::" + column.type() : ""))
            .collect(joining(", ")),
        columns.stream().map(column -> "?::" + elements(column) + "[]").collect(joining(", ")),
        names(columns));
  }

  private static String updates(List<RowFile.Column> columns) {
    return columns.stream().map(column -> column.name() + " = excluded." + column.name()).collect(joining(", "));
  }

  /** An array of arrays would have to be rectangular: the inner one travels as a text. */
  private static String elements(RowFile.Column column) {
    return isArray(column) ? "text" : column.type().equals("int2") ? "int4" : column.type();
  }

  private static boolean isArray(RowFile.Column column) {
    return column.type().startsWith("_");
  }

  private static Object[] values(List<RowFile.Column> columns, List<String[]> rows, int column) {
    Stream<String> texts = rows.stream().map(row -> row[column]);
    return switch (columns.get(column).type()) {
      case "int2", "int4" -> texts.map(text -> text == null ? null : Integer.valueOf(text)).toArray(Integer[]::new);
      case "int8" -> texts.map(text -> text == null ? null : Long.valueOf(text)).toArray(Long[]::new);
      default -> texts.toArray(String[]::new);
    };
  }
}
