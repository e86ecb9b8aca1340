package fr.questeur.bench;

import fr.questeur.bench.generate.Layout;
import fr.questeur.bench.parse.ParseBenchmarks;
import fr.questeur.bench.parse.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast documents are read. */
@Command(
    name = "parse",
    header = "Measure how fast documents are read, beside a bare pass over the same bytes.",
    description = {
      "With JMH, on one thread, for each layout: telling it, parsing, tagging and digesting 256 invented written",
      "questions. Leave the machine alone meanwhile. Figures of one machine compare with each other, not with those",
      "of another."
    },
    footer = {
      "",
      "Examples:",
      "  questeur-bench parse",
      "  questeur-bench parse --layout text --layout page-2017 --forks 5 --iterations 5",
      "  questeur-bench parse --corpus /path/to/real/documents --json /tmp/parse.json"
    })
final class ParseCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      converter = Layouts.class,
      completionCandidates = Layouts.class,
      description = "May be given several times; all if not given. One of: ${COMPLETION-CANDIDATES}.")
  List<Layout> layouts;

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "2",
      description = "Processes for each measurement; 0 to measure in this one: soon done, less exact. Default: "
          + "${DEFAULT-VALUE}.")
  int forks;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "3",
      description = "In each fork, and as many to warm up. Default: ${DEFAULT-VALUE}.")
  int iterations;

  @Option(
      names = "--time",
      paramLabel = "MS",
      defaultValue = "2000",
      description = "Of an iteration. Default: ${DEFAULT-VALUE}.")
  long time;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--corpus", paramLabel = "DIR", description = "Measure the files below this folder, too.")
  Path corpus;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, too.")
  Path json;

  @Option(names = "--verbose", description = "Show all that JMH says.")
  boolean verbose;

  @Override
  public Integer call() throws RunnerException, IOException {
    if (forks < 0 || iterations < 1 || time < 1) {
      throw new ParameterException(spec.commandLine(), "--iterations and --time start at 1, --forks at 0");
    }
    PrintWriter err = spec.commandLine().getErr();
    ParseBenchmarks benchmarks =
        new ParseBenchmarks(forks, iterations, Duration.ofMillis(time), seed, corpus, verbose);
    List<Layout> chosen = Layouts.orAll(layouts);
    List<String> workloads = benchmarks.workloads(chosen);
    for (Layout layout : chosen) {
      if (!workloads.contains(layout.id())) {
        err.println("left out, as no parser reads it: " + layout.id());
      }
    }
    if (workloads.isEmpty()) {
      return Main.FAILED;
    }
    err.printf(
        "Measuring %s: about %d s ...%n", String.join(", ", workloads),
        benchmarks.estimate(workloads).toSeconds() * 6 / 5 + 1);
    err.flush();
    Report report = Report.of(benchmarks, benchmarks.run(workloads));
    report.print(spec.commandLine().getOut());
    if (json != null) {
      report.write(json);
    }
    return 0;
  }
}
