package fr.questeur.sink;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The tables of the sink, made and brought up to date by numbered migrations that only ever go forward. */
public final class Schema {

  static final String HISTORY = "questeur_schema_history";

  private static final String UNACCENT =
      """
      SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'unaccent') AS installed,
        EXISTS (SELECT FROM pg_available_extensions WHERE name = 'unaccent') AS available,
        has_database_privilege(current_database(), 'CREATE') AS allowed
      """;

  private Schema() {}

  /**
   * Brings the database up to date. Several may call at once, and other tables may be there. If there is something to
   * do, the user must own the database or may create schemas in it, and create tables in the first schema of its search
   * path; else it need not.
   *
   * @throws IllegalStateException if the database is newer than this program, or a migration fails; the message says
   *     how to mend it
   */
  public static void migrate(DataSource database) {
    try {
      Flyway flyway = flyway(database);
      refuseNewer(flyway);
      if (flyway.info().pending().length > 0) {
        requireUnaccent(database);
        flyway.migrate();
      }
    } catch (FlywayException e) {
      throw failed("cannot bring the database's tables up to date", e);
    } catch (SQLException e) {
      throw failed("cannot read the database", e);
    }
  }

  private static Flyway flyway(DataSource database) {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:fr/questeur/sink/migration")
        .table(HISTORY)
        // A database with other tables in it is as good as an empty one.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }

  /**
   * Lets another role work as the sink, with the rights that takes and no more. To be called as the owner, after each
   * {@link #migrate}.
   *
   * @throws IllegalStateException if there is no such role, or the user may not; the message says so
   */
  public static void grant(DataSource database, String role) {
    try (Connection connection = database.getConnection()) {
      Rights.grant(connection, role);
    } catch (SQLException e) {
      throw failed("cannot give the role " + role + " its rights", e);
    }
  }

  /**
   * Makes sure that the user may do what the sink does. To be called after {@link #migrate}.
   *
   * @throws IllegalStateException if it may not; the message says which rights are missing, and how to give them
   */
  public static void requireRights(DataSource database) {
    try (Connection connection = database.getConnection()) {
      String lacking = Rights.lacking(connection);
      if (!lacking.isEmpty()) {
        String role = connection.getMetaData().getUserName();
        throw new IllegalStateException(
            "the role %s lacks %s (SQLSTATE 42501); have the owner of the tables run: questeur migrate --grant-to %s"
                .formatted(role, lacking, role));
      }
    } catch (SQLException e) {
      throw failed("cannot read the database", e);
    }
  }

  private static IllegalStateException failed(String what, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return new IllegalStateException(what + ": " + SqlErrors.describe(sql), e);
      }
    }
    return new IllegalStateException(what + ": " + e.getMessage(), e);
  }

  private static void refuseNewer(Flyway flyway) {
    for (MigrationInfo migration : flyway.info().applied()) {
      if (migration.getState().isApplied() && !migration.getState().isResolved() && migration.getVersion() != null) {
        throw new IllegalStateException(
            "the database's tables are at version %s, which this program does not know: run one at least as new"
                .formatted(migration.getVersion()));
      }
    }
  }

  private static void requireUnaccent(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet unaccent = statement.executeQuery(UNACCENT)) {
      unaccent.next();
      if (unaccent.getBoolean("installed")) {
        return;
      }
      if (!unaccent.getBoolean("available")) {
        throw new IllegalStateException(
            "PostgreSQL lacks the extension unaccent: install its package of extensions (postgresql-contrib)");
      }
      if (!unaccent.getBoolean("allowed")) {
        throw new IllegalStateException(
            "this role may not add the extension unaccent: have the owner of the database run CREATE EXTENSION"
                + " unaccent, or questeur migrate to make the tables as well");
      }
    }
  }
}
