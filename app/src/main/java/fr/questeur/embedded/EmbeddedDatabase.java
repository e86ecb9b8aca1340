package fr.questeur.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL as a child process on the loopback interface, its data in a directory. No password: trust on loopback. */
public final class EmbeddedDatabase implements AutoCloseable {

  /** The role that owns the database. */
  public static final String USER = "questeur";

  /** The database. */
  public static final String NAME = "questeur";

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts the server, on the data of an earlier run if there are any, and makes the role and the database if missing.
   *
   * @param binaries where to unpack PostgreSQL once; shared by all data directories
   */
  public static EmbeddedDatabase start(Path directory, Path binaries, int port) {
    try {
      setUnfinishedAside(directory);
      Files.createDirectories(binaries);
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(binaries.toFile())
              .setPGStartupWait(START_TIMEOUT)
              // Built into PostgreSQL: the same on every system, and it knows that É is the capital of é.
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("max_connections", "50")
              // The tables of a legislature and their indexes stay in memory, and a first load of them runs into no
              // checkpoint after which every page is logged as a whole again.
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("max_wal_size", "2GB")
              .setServerConfig("checkpoint_timeout", "15min")
              // Compiling takes longer than any of our statements.
              .setServerConfig("jit", "off")
              // The library turns these off, for throw-away databases; this one is kept.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      // The library opens this directory to everybody, and programs are run from it.
      Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxr-xr-x"));
      EmbeddedDatabase database = new EmbeddedDatabase(postgres);
      database.createDatabase();
      Files.writeString(finished(directory), "");
      return database;
    } catch (IOException e) {
      throw cannotStart(directory, IoErrors.say(e), e);
    } catch (SQLException e) {
      throw cannotStart(directory, e.getMessage(), e);
    }
  }

  private static IllegalStateException cannotStart(Path directory, String reason, Exception cause) {
    return new IllegalStateException("cannot start PostgreSQL on " + directory + ": " + reason, cause);
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + USER + "'")) {
        statement.execute("CREATE ROLE " + USER + " LOGIN CREATEDB");
      }
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + USER);
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  /** A run killed while it made the files of a new server leaves some that no server can start on. */
  private static void setUnfinishedAside(Path directory) throws IOException {
    if (Files.exists(directory) && !Files.exists(finished(directory))) {
      Path aside = directory.resolveSibling(directory.getFileName() + ".unfinished-" + System.currentTimeMillis());
      Files.move(directory, aside);
      log.warn("{} was never finished by an earlier run; moved to {}", directory, aside);
    }
  }

  private static Path finished(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".finished");
  }

  /**
   * Stops a server that a killed run has left behind on these data. To be called by whoever holds the data directory,
   * before a port is chosen: the server may listen on the usual one.
   */
  public static void stopLeftover(Path directory) {
    try {
      Optional<ProcessHandle> leftover = postmaster(directory);
      if (leftover.isPresent()) {
        log.info("Stopping the PostgreSQL (process {}) that an earlier run has left behind", leftover.get().pid());
        stop(leftover.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(ProcessHandle postmaster) throws IOException {
    // SIGINT ends its sessions (fast shutdown); Java's SIGTERM would wait for all clients to go.
    new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
    if (!ended(postmaster)) {
      postmaster.destroyForcibly();
      ended(postmaster);
    }
  }

  /** The server that runs on the data, as PostgreSQL's own lock file tells: its first line is the process id. */
  private static Optional<ProcessHandle> postmaster(Path directory) throws IOException {
    Path pidFile = directory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    // After a reboot the number may be another program's.
    return ProcessHandle.of(pid).filter(process -> process.info().command().orElse("").contains("postgres"));
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public String address() {
    return "127.0.0.1:" + postgres.getPort();
  }

  /** The database as its owner, a new connection each time. */
  public DataSource dataSource() {
    return postgres.getDatabase(USER, NAME);
  }

  /** For JDBC, user included. */
  public String jdbcUrl() {
    return jdbcUrl(postgres.getPort());
  }

  /** The same of one that listens on that port. */
  public static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + "?user=" + USER;
  }

  /** For psql and people. */
  public String uri() {
    return "postgresql://" + USER + "@127.0.0.1:" + postgres.getPort() + "/" + NAME;
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
