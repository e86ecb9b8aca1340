package fr.questeur.bench.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that was started for a measurement. What it prints goes to a file. */
final class Child implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final int LINES_SHOWN = 20;

  private final Process process;
  private final Path output;
  private final String name;
  private final long startNanos;

  private Child(Process process, Path output, String name, long startNanos) {
    this.process = process;
    this.output = output;
    this.name = name;
    this.startNanos = startNanos;
  }

  /** Starts it, to be ended by the clean-up at the latest. */
  static Child start(Cleanup cleanup, String name, ProcessBuilder builder, Path output) {
    try {
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      long start = System.nanoTime();
      Child child = new Child(builder.start(), output, name, start);
      cleanup.add(child::close);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + String.join(" ", builder.command()), e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Looks whether it still runs.
   *
   * @throws IllegalStateException if it does not
   */
  void requireAlive() {
    if (!isAlive()) {
      throw failed();
    }
  }

  /** {@link System#nanoTime} just before it was started. */
  long startNanos() {
    return startNanos;
  }

  /**
   * Waits for its end.
   *
   * @throws IllegalStateException if it does not end in that time, or not with one of those codes
   */
  void await(Duration atMost, List<Integer> codes) throws InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(name + " still runs after " + atMost + ":\n" + tail());
    }
    if (!codes.contains(process.exitValue())) {
      throw failed();
    }
  }

  /** That it ended, or did not do what it should. */
  IllegalStateException failed() {
    String how = process.isAlive() ? " does not do what it should" : " ended with " + process.exitValue();
    return new IllegalStateException(name + how + ":\n" + tail());
  }

  String output() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tail() {
    List<String> lines = output().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }

  /** As Ctrl-C does. */
  void tellToEnd() {
    process.destroy();
  }

  /** Told to end and waited for. */
  @Override
  public void close() {
    tellToEnd();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
