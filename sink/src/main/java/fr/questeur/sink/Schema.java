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

  private static final String HISTORY = "questeur_schema_history";

  private static final String UNACCENT =
      """
      SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'unaccent') AS installed,
        EXISTS (SELECT FROM pg_available_extensions WHERE name = 'unaccent') AS available,
        has_database_privilege(current_database(), 'CREATE') AS allowed
      """;

  private Schema() {}

  /**
   * Brings the database up to date; does nothing if it is. Several may call at once, and other tables may be there. The
   * user must own the database or may create schemas in it, and create tables in the first schema of its search path.
   *
   * @throws IllegalStateException if the database is newer than this program, or a migration fails; the message says
   *     how to mend it
   */
  public static void migrate(DataSource database) {
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(database)
            .locations("classpath:fr/questeur/sink/migration")
            .table(HISTORY)
            // A database with other tables in it is as good as an empty one.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .load();
    try {
      refuseNewer(flyway);
      requireUnaccent(database);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException("cannot bring the database's tables up to date: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the database: " + SqlErrors.describe(e), e);
    }
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
            "this user may not add the extension unaccent: have the database's owner run CREATE EXTENSION unaccent");
      }
    }
  }
}
