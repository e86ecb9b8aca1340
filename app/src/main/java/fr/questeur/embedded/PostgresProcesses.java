package fr.questeur.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of PostgreSQL that work on a data directory, whoever started them. They have it as their working
 * directory; where the system does not say which that is, only a server counts whose arguments name the directory.
 */
final class PostgresProcesses {

  static final String LOCK_FILE = "postmaster.pid";

  private static final Logger log = LoggerFactory.getLogger(PostgresProcesses.class);
  private static final Path PROC = Path.of("/proc");
  private static final String POSTGRES = "postgres";
  private static final long STOP_SECONDS = 10;
  private static final long ORPHANS_SECONDS = 3;

  private PostgresProcesses() {}

  /**
   * Stops what runs on the data, and removes the lock file of a server that is no more: PostgreSQL would not start over
   * one that is empty, or that names a process that another program is now. Never touches a server of other data.
   */
  static void stopAll(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    Optional<ProcessHandle> server = server(directory);
    if (server.isPresent()) {
      log.info("Stopping the PostgreSQL (process {}) that runs on {}", server.get().pid(), directory);
      interrupt(server.get());
      await(List.of(server.get()), STOP_SECONDS);
    }
    List<ProcessHandle> left = on(directory);
    if (server.isEmpty()) {
      await(left, ORPHANS_SECONDS); // sessions end by themselves when they miss their server
      left = on(directory);
    }
    left.forEach(ProcessHandle::destroyForcibly);
    if (!await(left, STOP_SECONDS)) {
      throw new PostgresException("the processes " + left.stream().map(ProcessHandle::pid).toList()
          + " of an earlier run do not end; kill them");
    }
    Files.deleteIfExists(directory.resolve(LOCK_FILE));
  }

  /** Fast shutdown, which ends the sessions; Java's SIGTERM would wait for all clients to leave. */
  static void interrupt(ProcessHandle server) throws IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
  }

  static boolean await(List<ProcessHandle> processes, long seconds) {
    try {
      CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(seconds, TimeUnit.SECONDS);
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

  /** The one that the lock file names, if it works on these data. */
  private static Optional<ProcessHandle> server(Path directory) throws IOException {
    try (var lines = Files.lines(directory.resolve(LOCK_FILE), StandardCharsets.ISO_8859_1)) {
      return pid(lines.findFirst().orElse(""))
          .flatMap(ProcessHandle::of).filter(process -> worksOn(process, directory));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** From the first line of a lock file; negative of a server in single-user mode. Empty if it is none. */
  static Optional<Long> pid(String line) {
    return line.strip().matches("-?\\d{1,10}") ? Optional.of(Math.abs(Long.parseLong(line.strip()))) : Optional.empty();
  }

  private static List<ProcessHandle> on(Path directory) throws IOException {
    return Files.isDirectory(PROC.resolve("self"))
        ? ProcessHandle.allProcesses().filter(process -> worksOn(process, directory)).toList()
        : server(directory).stream().toList();
  }

  static boolean worksOn(ProcessHandle process, Path directory) {
    String program = process.info().command().orElse("");
    if (!program.substring(program.lastIndexOf('/') + 1).startsWith(POSTGRES)) {
      return false;
    }
    Path working = PROC.resolve(Long.toString(process.pid())).resolve("cwd");
    try {
      return Files.isSameFile(working, directory);
    } catch (IOException e) {
      return List.of(process.info().arguments().orElse(new String[0])).contains(directory.toString());
    }
  }
}
