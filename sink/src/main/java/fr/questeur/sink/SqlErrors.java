package fr.questeur.sink;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.Set;

/** Tells what is wrong with a record from what is wrong with the world, by the class of SQLSTATE. */
final class SqlErrors {

  /** Data exception, integrity constraint violation, program limit exceeded. */
  private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

  private SqlErrors() {}

  /** Whether trying the same record again would fail again, for what it holds. */
  static boolean isData(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.length() == 5 && DATA_CLASSES.contains(state.substring(0, 2));
  }

  /** One line for the operator; the server's message may have several. */
  static String describe(SQLException e) {
    String message = String.valueOf(e.getMessage()).lines().map(String::strip).collect(joining("; "));
    return e.getSQLState() == null ? message : message + " (SQLSTATE " + e.getSQLState() + ")";
  }
}
