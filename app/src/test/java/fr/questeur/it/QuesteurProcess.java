package fr.questeur.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The questeur command in a process of its own, as a user runs it. */
final class QuesteurProcess implements AutoCloseable {

  private final Process process;
  private final Path output;

  private QuesteurProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static QuesteurProcess start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /** With more variables in its environment. */
  static QuesteurProcess start(Map<String, String> environment, String... arguments) {
    return java(environment, "fr.questeur.cli.Main", arguments);
  }

  /** Another program of this build. */
  static QuesteurProcess java(String mainClass, String... arguments) {
    return java(Map.of(), mainClass, arguments);
  }

  private static QuesteurProcess java(Map<String, String> environment, String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Over before a better compiler would pay, and two tests share two cores.
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return of(environment, command);
  }

  /** Any program. */
  static QuesteurProcess of(List<String> command) {
    return of(Map.of(), command);
  }

  private static QuesteurProcess of(Map<String, String> environment, List<String> command) {
    try {
      Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "processes")), "questeur", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().putAll(environment);
      return new QuesteurProcess(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command prints that must end, within two minutes, with that code. */
  static String output(int exitCode, String... arguments) {
    return output(exitCode, Map.of(), arguments);
  }

  /** The same with more variables in its environment. */
  static String output(int exitCode, Map<String, String> environment, String... arguments) {
    try (QuesteurProcess command = start(environment, arguments)) {
      int ended = command.await(Duration.ofSeconds(120));
      if (ended != exitCode) {
        throw new AssertionError(
            "%s ended with %d, not %d:%n%s".formatted(List.of(arguments), ended, exitCode, command.output()));
      }
      return command.output();
    }
  }

  /** The exit code. */
  int await(Duration timeout) {
    try {
      if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + timeout + ":\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM, as Ctrl-C and init systems end a program. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL: no chance to clean up. */
  void kill() {
    process.destroyForcibly();
    await(Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
      await(Duration.ofSeconds(100));
    }
  }
}
