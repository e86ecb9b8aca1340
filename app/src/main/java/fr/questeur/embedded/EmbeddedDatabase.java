package fr.questeur.embedded;

import fr.questeur.contract.stage.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child process on the loopback interface, its data in a directory, started again when it dies. Clients
 * need the password in the {@link PostgresService} file beside that directory.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final int RESTARTS = 10;
  private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 16_000;
  private static final String WRONG_PASSWORD = "28P01";
  private static final String OTHER_VERSION = "database files are incompatible with server";

  private final PostgresPrograms programs;
  private final Path directory;
  private final Consumer<String> listener;
  private final RestartBudget restarts = new RestartBudget(RESTARTS, RESTARTS_WITHIN, System::nanoTime);
  private final Thread supervisor = new Thread(this::supervise, "postgres-supervisor");
  private PostgresService service;
  private volatile PostgresServer server;
  private volatile Health health = Health.STARTING;
  private volatile boolean closing;

  private EmbeddedDatabase(PostgresPrograms programs, Path directory, Consumer<String> listener) {
    this.programs = programs;
    this.directory = directory;
    this.listener = listener;
    supervisor.setDaemon(true);
  }

  /**
   * Starts the server, on the data of an earlier run if there are any, and makes the role and the database if missing.
   * PostgreSQL's programs are unpacked into the user's cache, once for all data directories, or beside the data if the
   * cache is not safe.
   *
   * @param directory for its data; the files beside it that begin with its name, and the service file, belong to it
   * @param listener is given a line for people when the server has died, and when it runs again
   * @throws PortTakenException if another program listens on the port
   * @throws IllegalStateException if it cannot start; says why
   */
  public static EmbeddedDatabase start(Path directory, int port, Consumer<String> listener) {
    return start(directory, PostgresPrograms.caches(System.getenv()), port, listener);
  }

  /** The same with another place for the programs, and nobody who listens. */
  public static EmbeddedDatabase start(Path directory, Path programs, int port) {
    return start(directory, List.of(programs), port, event -> { });
  }

  static EmbeddedDatabase start(Path directory, List<Path> caches, int port, Consumer<String> listener) {
    Path absolute = directory.toAbsolutePath().normalize();
    EmbeddedDatabase database = null;
    try {
      Path own = absolute.resolveSibling(absolute.getFileName() + "-programs");
      database = new EmbeddedDatabase(PostgresPrograms.provide(caches, own), absolute, listener);
      database.start(port);
      return database;
    } catch (IOException e) {
      throw cannotStart(directory, IoErrors.say(e), e);
    } catch (SQLException e) {
      throw cannotStart(directory, e.getMessage(), e);
    } finally {
      if (database != null && database.health == Health.STARTING) {
        database.close(); // no child is left behind
      }
    }
  }

  private static IllegalStateException cannotStart(Path directory, String reason, Exception cause) {
    return new IllegalStateException("cannot start PostgreSQL on " + directory + ": " + reason, cause);
  }

  private void start(int port) throws IOException, SQLException {
    PostgresCluster cluster = new PostgresCluster(programs, directory);
    while (health == Health.STARTING) {
      try {
        PostgresProcesses.stopAll(directory);
        service = cluster.prepare(port);
        launch();
        connect();
        health = Health.READY;
      } catch (PostgresException e) {
        if (!e.isKilled() || !restarts.take()) {
          throw e.getMessage().contains(OTHER_VERSION) ? otherVersion(e) : e;
        }
        report("Postgres ended while it started (" + e.getMessage() + "); starting it again");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PostgresException("interrupted");
      }
    }
    supervisor.start();
  }

  private static PostgresException otherVersion(PostgresException e) {
    return new PostgresException(e.getMessage() + " Run the questeur that made the data, or have all documents read"
        + " again into another directory (--data)");
  }

  private void launch() throws IOException, InterruptedException {
    synchronized (this) {
      if (closing) {
        throw new InterruptedException();
      }
      server = PostgresServer.start(programs, directory, service.port());
    }
    server.awaitReady(service.port());
  }

  /** Makes sure that the stages can. */
  private void connect() throws IOException, SQLException, InterruptedException {
    try (Connection connection = dataSource().getConnection()) {
      log.info("PostgreSQL {} listens on {}", connection.getMetaData().getDatabaseProductVersion(), service);
    } catch (SQLException e) {
      if (!server.isAlive()) {
        throw server.awaitEnd();
      }
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        throw new PostgresException(
            "the password in %s is not that of the role; delete the file, and a new one is made at the next start"
                .formatted(directory.resolveSibling(PostgresService.FILE)));
      }
      throw e;
    }
  }

  private void supervise() {
    try {
      while (health.state() != Health.State.FAILED) {
        restart(server.awaitEnd());
      }
    } catch (InterruptedException e) {
      log.debug("Closed while it was started again", e);
    }
  }

  private void restart(IOException end) throws InterruptedException {
    IOException reason = end;
    boolean isUp = false;
    for (long pause = 0; !isUp && !closing; pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS + 2 * pause)) {
      String what = "Postgres ended (" + IoErrors.say(reason) + ")";
      if (!restarts.take()) {
        health = Health.failed(what + " again after " + restarts + "; see the log");
        return;
      }
      health = Health.retrying(what + "; starting it again");
      report(health.reason());
      Thread.sleep(pause);
      try {
        PostgresProcesses.stopAll(directory); // sessions that miss their server hold its shared memory
        launch();
        isUp = true;
      } catch (PortTakenException e) {
        reason = new PostgresException(e.getMessage());
      } catch (IOException e) {
        reason = e;
      }
    }
    if (isUp) {
      health = Health.READY;
      report("Postgres runs again");
    }
  }

  private void report(String event) {
    log.warn("{}", event);
    listener.accept(event);
  }

  /**
   * Stops a server that a killed run has left behind on these data. To be called by whoever holds the data directory,
   * before a port is chosen: the server may listen on the usual one.
   */
  public static void stopLeftover(Path directory) {
    try {
      PostgresProcesses.stopAll(directory.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL on " + directory + ": " + IoErrors.say(e), e);
    }
  }

  /** Retrying while the server is down and started again, failed when it has died too often. */
  public Health health() {
    return health;
  }

  /**
   * Waits while the server is started again; a moment at least, in which its death is noticed.
   *
   * @throws IllegalStateException if it has died too often
   */
  public void awaitRestart() {
    try {
      do {
        Thread.sleep(FIRST_PAUSE_MILLIS);
      } while (health.state() == Health.State.RETRYING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    if (health.state() == Health.State.FAILED) {
      throw new IllegalStateException(health.reason());
    }
  }

  public String address() {
    return service.toString();
  }

  /** The database as its owner, a new connection each time. */
  public DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(jdbcUrl());
    return dataSource;
  }

  /** For JDBC, role and password included. */
  public String jdbcUrl() {
    return service.jdbcUrl();
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    supervisor.interrupt();
    try {
      supervisor.join();
      if (server != null) {
        server.stop();
      }
      PostgresProcesses.stopAll(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
