package fr.questeur.cli;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.embedded.PostgresService;
import fr.questeur.run.Database;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to reach Postgres. */
final class PostgresOptions {

  private static final String DEFAULT_URL = "jdbc:postgresql://127.0.0.1:5432/questeur";
  private static final String[] OPTIONS = {"--postgres-url", "--postgres-user", "--postgres-password"};

  @Option(
      names = "--postgres-url",
      paramLabel = "URL",
      description = {
        "The database, with any parameter of the JDBC driver (?sslmode=verify-full...).",
        "Both forms are understood: jdbc:postgresql://HOST:PORT/DATABASE and postgresql://USER@HOST:PORT/DATABASE.",
        // Not ${DEFAULT-VALUE}: that would print QUESTEUR_POSTGRES_URL, which may hold a password.
        "Default: " + DEFAULT_URL,
        "unless there is a data directory (--data)."
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
  String address(KafkaClientOptions kafka, Settings settings) {
    return target(kafka.data, kafka.isNamed(settings)).jdbcUrl().replaceFirst("\\?.*", "");
  }

  /**
   * Connections for what every process does, and more.
   *
   * @param threads that keep a connection each
   */
  HikariDataSource dataSource(KafkaClientOptions kafka, Settings settings, int threads) {
    HikariDataSource pool = pool(target(kafka.data, kafka.isNamed(settings)));
    pool.setMaximumPoolSize(pool.getMaximumPoolSize() + threads);
    return pool;
  }

  HikariDataSource dataSource(KafkaClientOptions kafka, Settings settings) {
    return dataSource(kafka, settings, 0);
  }

  /** For a command without Kafka. */
  HikariDataSource dataSource(DataOptions data) {
    return pool(target(data, false));
  }

  private static HikariDataSource pool(PostgresUrl target) {
    return Database.pool(target.jdbcUrl(), target.user(), target.password());
  }

  /** The database of the data directory, unless another one is named or another Kafka, which it would not belong to. */
  PostgresUrl target(DataOptions data, boolean isOtherKafka) {
    boolean isNamed = url != null || user != null || password != null;
    Optional<Path> directory =
        data.directory(data.isOnCommandLine(OPTIONS), isNamed || isOtherKafka, PostgresService.FILE);
    if (directory.isPresent()) {
      return PostgresService.read(directory.get())
          .map(service -> PostgresUrl.parse(service.jdbcUrl()))
          .orElseThrow(() -> new IllegalArgumentException(
              "not a service of Postgres: " + directory.get().resolve(PostgresService.FILE)));
    }
    PostgresUrl parsed = PostgresUrl.parse(url == null ? DEFAULT_URL : url);
    return new PostgresUrl(
        parsed.jdbcUrl(), user != null ? user : parsed.user(), password != null ? password : parsed.password());
  }
}
