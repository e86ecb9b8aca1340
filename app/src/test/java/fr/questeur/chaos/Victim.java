package fr.questeur.chaos;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A process that things are done to, one at a time. */
final class Victim implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final String name;
  private final String mainClass;
  private final List<String> arguments;
  private final int httpPort;
  private final File log;
  private final Path classes;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Process process;
  private volatile long logBegin;

  /** A program that tells nobody how it is. */
  Victim(String name, Path logs, String mainClass, String... arguments) {
    this(name, logs, mainClass, 0, List.of(arguments));
  }

  private Victim(String name, Path logs, String mainClass, int httpPort, List<String> arguments) {
    this.name = name;
    this.mainClass = mainClass;
    this.httpPort = httpPort;
    this.arguments = arguments;
    this.log = logs.resolve(name + ".log").toFile();
    this.classes = logs.resolve(arguments.get(0) + ".jsa");
  }

  /** A stage, with health at a port. */
  static Victim stage(String name, Path logs, String mainClass, int httpPort, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--http-port", Integer.toString(httpPort)));
    return new Victim(name, logs, mainClass, httpPort, all);
  }

  void start() {
    start(Files.exists(classes) ? List.of("-XX:SharedArchiveFile=" + classes) : List.of());
  }

  /**
   * Runs it once until it is at work, so that later starts find its classes prepared: they cost three fifths then.
   * Classes come from the jar for that, as in the image.
   */
  void rehearse() throws InterruptedException {
    start(List.of("-XX:ArchiveClassesAtExit=" + classes));
    for (int i = 0; i < 600 && !isReady(); i++) {
      Thread.sleep(100);
    }
    terminate();
  }

  private void start(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Started hundreds of times: what they cost at the start matters more than their speed.
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), mainClass));
    command.addAll(arguments);
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      logBegin = log.length();
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
      builder.environment().put("LC_ALL", "C.UTF-8");
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String classPath() {
    Path jar = Path.of("target", "questeur.jar").toAbsolutePath();
    return httpPort != 0 && Files.exists(jar) ? jar.toString() : System.getProperty("java.class.path");
  }

  String name() {
    return name;
  }

  /** Held by whoever does something to it. */
  ReentrantLock lock() {
    return lock;
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** By its own word. */
  boolean isReady() {
    return readiness().startsWith("200");
  }

  String readiness() {
    return get("/health/ready");
  }

  /** The status of what it serves there, and its text; why there is no answer, if there is none. */
  String get(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
        .timeout(Duration.ofSeconds(1)).build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    }
  }

  /** Memory that the system has given it; -1 where the system does not say (Linux does). */
  long residentKib() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  /** Gives the exit code; the process must have ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** The lines that it has logged since it was started last. */
  List<String> logOfThisStart() {
    try (RandomAccessFile file = new RandomAccessFile(log, "r")) {
      byte[] text = new byte[(int) (file.length() - logBegin)];
      file.seek(logBegin);
      file.readFully(text);
      return new String(text, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM, and a clean end. */
  void terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " does not end when told to, see " + log);
    }
  }

  /** SIGSTOP: alive to the system, silent to all others. */
  void freeze() {
    signal("-STOP");
  }

  void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      thaw();
      process.destroyForcibly();
    }
  }
}
