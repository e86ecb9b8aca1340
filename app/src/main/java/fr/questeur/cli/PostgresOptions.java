package fr.questeur.cli;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.run.Database;
import picocli.CommandLine.Option;

/** How to reach Postgres. */
final class PostgresOptions {

  private static final String DEFAULT_URL = "jdbc:postgresql://127.0.0.1:5432/questeur";

  @Option(
      names = "--postgres-url",
      paramLabel = "URL",
      defaultValue = DEFAULT_URL,
      description = {
        "The database, with any parameter of the JDBC driver (?sslmode=verify-full...).",
        "Both forms are understood: jdbc:postgresql://HOST:PORT/DATABASE and postgresql://USER@HOST:PORT/DATABASE.",
        // Not ${DEFAULT-VALUE}: that would print QUESTEUR_POSTGRES_URL, which may hold a password.
        "Default: " + DEFAULT_URL
      })
  String url;

  @Option(
      names = "--postgres-user",
      paramLabel = "USER",
      description = "The role to connect as. Default: questeur")
  String user;

  @Option(
      names = "--postgres-password",
      paramLabel = "PASSWORD",
      description = {
        "Its password. Better kept off the command line, where others can read it: set",
        "QUESTEUR_POSTGRES_PASSWORD, or QUESTEUR_POSTGRES_PASSWORD_FILE to the path of a file that holds it."
      })
  String password;

  /** For the log: without parameters and credentials. */
  String address() {
    return PostgresUrl.parse(url).jdbcUrl().replaceFirst("\\?.*", "");
  }

  HikariDataSource dataSource() {
    return dataSource(0);
  }

  /**
   * Connections for what every process does, and more.
   *
   * @param threads that keep a connection each
   */
  HikariDataSource dataSource(int threads) {
    PostgresUrl parsed = PostgresUrl.parse(url);
    HikariDataSource pool = Database.pool(
        parsed.jdbcUrl(), user != null ? user : parsed.user(), password != null ? password : parsed.password());
    pool.setMaximumPoolSize(pool.getMaximumPoolSize() + threads);
    return pool;
  }
}
