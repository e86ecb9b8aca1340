package fr.questeur.sink;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the sink does with each table, and therefore must be allowed to; it needs no more. */
final class Rights {

  private static final Map<String, List<String>> OF_TABLES = new LinkedHashMap<>();

  static {
    OF_TABLES.put(Schema.HISTORY, List.of("SELECT"));
    OF_TABLES.put("portfolio", List.of("SELECT", "INSERT", "UPDATE"));
    OF_TABLES.put("question", List.of("SELECT", "INSERT", "UPDATE", "DELETE"));
    QuestionColumns.CHILDREN.forEach(table -> OF_TABLES.put(table.name(), List.of("SELECT", "INSERT", "DELETE")));
    OF_TABLES.put("question_search", List.of("SELECT", "INSERT", "UPDATE", "DELETE"));
    OF_TABLES.put("refused_question", List.of("SELECT", "INSERT", "UPDATE", "DELETE"));
    OF_TABLES.put("kafka_position", List.of("SELECT", "INSERT", "UPDATE"));
  }

  private Rights() {}

  /** Gives them all to a role. */
  static void grant(Connection connection, String role) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String to = statement.enquoteIdentifier(role, true);
      for (Map.Entry<String, List<String>> right : OF_TABLES.entrySet()) {
        statement.execute("GRANT %s ON %s TO %s".formatted(String.join(", ", right.getValue()), right.getKey(), to));
      }
    }
  }

  /** Those that the connected role lacks, such as {@code INSERT on event}; empty if none. */
  static String lacking(Connection connection) throws SQLException {
    List<String> lacking = new ArrayList<>();
    // A table that cannot be seen has no id, and nobody a right on it.
    try (PreparedStatement query =
        connection.prepareStatement("SELECT coalesce(has_table_privilege(to_regclass(?), ?), false)")) {
      for (Map.Entry<String, List<String>> right : OF_TABLES.entrySet()) {
        String missing = lacking(query, right.getKey(), right.getValue());
        if (!missing.isEmpty()) {
          lacking.add(missing + " on " + right.getKey());
        }
      }
    }
    return String.join("; ", lacking);
  }

  private static String lacking(PreparedStatement query, String table, List<String> privileges) throws SQLException {
    List<String> lacking = new ArrayList<>();
    for (String privilege : privileges) {
      query.setString(1, table);
      query.setString(2, privilege);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          lacking.add(privilege);
        }
      }
    }
    return lacking.stream().collect(joining(", "));
  }
}
