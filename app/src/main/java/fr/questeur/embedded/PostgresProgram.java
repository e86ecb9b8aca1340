package fr.questeur.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of PostgreSQL's programs as a child process. It gets almost nothing of our environment, which may hold passwords
 * and settings for other servers, and no signals of our terminal. Its output goes into our log.
 */
final class PostgresProgram {

  private static final Logger log = LoggerFactory.getLogger(PostgresProgram.class);

  private static final List<String> INHERITED = List.of("PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");
  /** Ctrl-C is for every process of the terminal's foreground group: not for a server that still has work to finish. */
  private static final List<String> SETSID = List.of("setsid");
  /** For systems without setsid, such as macOS. */
  private static final List<String> PERL_SETSID = List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV");
  /** PostgreSQL refuses to run as root; in a user namespace of its own it has no rights outside. */
  private static final List<String> UNSHARE = List.of("unshare", "-U");

  private static final int TAIL_LINES = 50;
  private static final int LAST_LINES = 3;
  private static final long LAST_OUTPUT_MILLIS = 500;
  private static final int SIGNAL = 128;
  /** Of a part of it: initdb and the server end after that, the former with an exit code like any other. */
  private static final String CHILD_KILLED = "was terminated by signal";
  private static final String DISK_FULL = "No space left on device";
  private static final Pattern CAUSE = Pattern.compile("(?:FATAL|PANIC|error):\\s+(.*)");
  private static final Pattern MORE = Pattern.compile("(?:DETAIL|HINT):\\s+(.*)");

  private final String name;
  private final Process process;
  private final Thread reader;
  private final Deque<String> tail = new ArrayDeque<>();

  private PostgresProgram(String name, Process process) {
    this.name = name;
    this.process = process;
    this.reader = new Thread(this::read, "postgres-output");
    reader.setDaemon(true);
    reader.start();
  }

  static PostgresProgram start(Path program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    List.of(SETSID, PERL_SETSID).stream()
        .filter(each -> isOnPath(each.get(0))).findFirst().ifPresent(command::addAll);
    if (isRoot()) {
      command.addAll(UNSHARE);
    }
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    setEnvironment(builder.environment());
    return new PostgresProgram(program.getFileName().toString(), builder.start());
  }

  static void setEnvironment(Map<String, String> environment) {
    environment.keySet().retainAll(INHERITED);
    // There on every system, and its messages are those that we look for.
    environment.put("LC_ALL", "C");
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(":").splitAsStream(path).anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        log.info("{}: {}", name, line);
        remember(line);
      }
    } catch (IOException | UncheckedIOException e) {
      log.debug("The output of {} has ended", name, e);
    }
  }

  private void remember(String line) {
    synchronized (tail) {
      tail.addLast(line);
      if (tail.size() > TAIL_LINES) {
        tail.removeFirst();
      }
    }
  }

  long pid() {
    return process.pid();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void awaitExit() throws InterruptedException {
    process.waitFor();
  }

  /** Gives it this as its input, and waits for its end. */
  void finish(String input) throws IOException {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      log.debug("{} does not read its input", name, e); // its end tells why
    }
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new PostgresException("interrupted");
    }
    if (process.exitValue() != 0) {
      throw failure();
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Why it has ended. */
  PostgresException failure() {
    awaitLastOutput();
    int code = process.exitValue();
    return code > SIGNAL
        ? new PostgresException("signal " + (code - SIGNAL), true)
        : new PostgresException(cause(output(), name + " ended with exit code " + code), hasSaid(CHILD_KILLED));
  }

  /** Sessions that outlive their server keep its output open: it is not waited for to the end. */
  private void awaitLastOutput() {
    try {
      reader.join(LAST_OUTPUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> output() {
    synchronized (tail) {
      return List.copyOf(tail);
    }
  }

  boolean hasSaid(String words) {
    return output().stream().anyMatch(line -> line.contains(words));
  }

  /**
   * What a program says of its failure: its last error with details and advice, else its last lines. On a full disk
   * other errors follow, which are only its consequences.
   */
  static String cause(List<String> output, String otherwise) {
    Optional<String> full = output.stream().filter(line -> line.contains(DISK_FULL)).findFirst();
    if (full.isPresent()) {
      return full.get().replaceFirst(".*(?:FATAL|PANIC|ERROR|LOG|error):\\s+", "");
    }
    StringBuilder cause = new StringBuilder();
    for (String line : output) {
      Matcher error = CAUSE.matcher(line);
      Matcher more = MORE.matcher(line);
      if (error.find()) {
        cause.setLength(0);
        cause.append(error.group(1));
      } else if (more.find() && !cause.isEmpty()) {
        cause.append(". ").append(more.group(1));
      }
    }
    if (!cause.isEmpty()) {
      return cause.toString();
    }
    List<String> last = output.subList(Math.max(0, output.size() - LAST_LINES), output.size());
    return last.isEmpty() ? otherwise : otherwise + ": " + String.join("; ", last);
  }
}
