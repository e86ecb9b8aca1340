package fr.questeur.bench.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The questeur command, as a user runs it: by its script, with the JVM options that this gives. */
final class Product {

  static final int OK = 0;
  static final int TERMINATED = 143;

  private static final Duration COMMAND = Duration.ofMinutes(3);
  private static final Duration BUILD = Duration.ofMinutes(20);

  private final Path script;
  private final Cleanup cleanup;
  private final Path outputs;
  private int started;

  /** With a folder for what commands print. */
  Product(Path script, Cleanup cleanup, Path outputs) {
    this.script = script;
    this.cleanup = cleanup;
    this.outputs = outputs;
  }

  /** Has the script build what it must, so that no measurement does. */
  void build() throws InterruptedException {
    start(List.of(), List.of("--version")).await(BUILD, List.of(OK));
  }

  Child start(String... arguments) {
    return start(List.of(), List.of(arguments));
  }

  synchronized Child start(List<String> javaOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(script.toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().merge("QUESTEUR_JAVA_OPTS", String.join(" ", javaOptions), (ours, more) -> ours + " " + more);
    Path output = outputs.resolve("%03d-%s.out".formatted(++started, arguments.get(0)));
    return Child.start(cleanup, "questeur " + String.join(" ", arguments), builder, output);
  }

  /** Runs a command to its end; returns what it printed. */
  String run(String... arguments) throws InterruptedException {
    Child child = start(arguments);
    child.await(COMMAND, List.of(OK));
    return child.output();
  }

  /** Whether a command has an option, for those that not every commit has. */
  boolean hasOption(String command, String option) throws InterruptedException {
    // The help has --[no-]search for both.
    return run(command, "--help").replaceAll("[\\[\\]]", "").contains(option);
  }
}
