package fr.questeur.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running server on a data directory. */
final class PostgresServer {

  /** Long enough to recover from a crash in the middle of a large load. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
  private static final long LOOK_MILLIS = 10;
  private static final long STOP_SECONDS = 10;
  /** The line of the lock file that says how far the start is. */
  private static final int STATUS_LINE = 7;
  private static final String READY = "ready";

  private static final Map<String, String> SETTINGS = Map.ofEntries(
      Map.entry("listen_addresses", PostgresService.HOST),
      // Nothing needs a socket file; one could be in no place that is private everywhere and short enough.
      Map.entry("unix_socket_directories", ""),
      Map.entry("max_connections", "50"),
      // The tables of a legislature and their indexes stay in memory, and a first load of them runs into no
      // checkpoint after which every page is logged as a whole again.
      Map.entry("shared_buffers", "256MB"),
      Map.entry("max_wal_size", "2GB"),
      Map.entry("checkpoint_timeout", "15min"),
      // Compiling takes longer than any of our statements.
      Map.entry("jit", "off"),
      Map.entry("timezone", "UTC"),
      // Statements hold documents, and their errors are reported to whoever sent them.
      Map.entry("log_min_error_statement", "panic"));

  private final PostgresProgram program;
  private final Path directory;

  private PostgresServer(PostgresProgram program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  /** Starts it; returns before it is ready. */
  static PostgresServer start(PostgresPrograms programs, Path directory, int port) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-D", directory.toString(), "-p", Integer.toString(port)));
    SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return new PostgresServer(PostgresProgram.start(programs.postgres(), arguments), directory);
  }

  /**
   * Waits until it accepts connections.
   *
   * @throws PortTakenException if another program listens on the port
   * @throws PostgresException if it ends instead
   */
  void awaitReady(int port) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!isReady()) {
      if (!program.isAlive()) {
        PostgresException failure = program.failure();
        if (program.hasSaid("Address already in use")) {
          throw new PortTakenException(port);
        }
        throw failure;
      }
      if (System.nanoTime() - start > START_TIMEOUT.toNanos()) {
        stop();
        throw new PostgresException("it is not ready after " + START_TIMEOUT.toMinutes() + " minutes");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** As pg_ctl finds out. */
  private boolean isReady() {
    try {
      List<String> lines =
          Files.readAllLines(directory.resolve(PostgresProcesses.LOCK_FILE), StandardCharsets.ISO_8859_1);
      return lines.size() > STATUS_LINE
          && lines.get(0).strip().equals(Long.toString(program.pid()))
          && lines.get(STATUS_LINE).strip().equals(READY);
    } catch (IOException e) {
      return false; // not written yet
    }
  }

  /** Waits until it has ended, and says why. */
  PostgresException awaitEnd() throws InterruptedException {
    program.awaitExit();
    return program.failure();
  }

  boolean isAlive() {
    return program.isAlive();
  }

  /** Stops it in order, or by force if that takes too long. Nothing that was committed is lost either way. */
  void stop() throws IOException {
    if (!program.isAlive()) {
      return;
    }
    PostgresProcesses.interrupt(program.handle());
    if (!PostgresProcesses.await(List.of(program.handle()), STOP_SECONDS)) {
      program.kill();
    }
  }
}
