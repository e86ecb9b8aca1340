package fr.questeur.bench.parse;

import fr.questeur.bench.generate.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link ParseBenchmark} on workloads, each in processes of its own.
 *
 * @param forks processes for each measurement; 0 to stay in this one: soon done, and less exact
 * @param iterations in each process; as many before to warm up
 * @param time of an iteration
 * @param corpus null for invented documents alone
 */
public record ParseBenchmarks(int forks, int iterations, Duration time, long seed, Path corpus, boolean verbose) {

  private static final List<Layout> TEXTS = List.of(Layout.TEXT, Layout.TEXT_DYN);
  private static final List<Layout> DATA =
      List.of(Layout.OPEN_DATA_JSON, Layout.OPEN_DATA_XML, Layout.XML_VIEW, Layout.GOVERNMENT_FLOW);

  private static final List<String> STEPS = List.of("parse", "tag", "enrich", "serialise", "deserialise");

  /** The workloads of those layouts that can be read, and of the corpus. */
  public List<String> workloads(List<Layout> layouts) {
    List<String> names = new ArrayList<>();
    for (Layout layout : layouts) {
      if (!Workload.invented(layout, seed).documents().isEmpty()) {
        names.add(layout.id());
      }
    }
    if (corpus != null) {
      Workload.real(corpus).values().stream()
          .filter(workload -> layouts.contains(workload.layout()))
          .map(Workload::name)
          .forEach(names::add);
    }
    return names;
  }

  /** How long {@link #run} takes, without the start of processes. */
  public Duration estimate(List<String> workloads) {
    int measurements = 2 * workloads.size() + of(TEXTS, workloads).size() + of(DATA, workloads).size();
    return time.multipliedBy(2L * measurements * Math.max(1, forks) * iterations);
  }

  /** Measures those workloads. */
  public List<Figure> run(List<String> workloads) throws RunnerException {
    Collection<RunResult> results = new ArrayList<>(measure("enrich|bare", workloads));
    for (Map.Entry<String, List<Layout>> more : Map.of("decode", TEXTS, "bareWithTexts", DATA).entrySet()) {
      List<String> measured = of(more.getValue(), workloads);
      if (!measured.isEmpty()) {
        results.addAll(measure(more.getKey(), measured));
      }
    }
    return workloads.stream().map(name -> figure(name, results)).toList();
  }

  /** Measures the steps of those workloads, each by itself. */
  public List<Step> steps(List<String> workloads) throws RunnerException {
    return measure(String.join("|", STEPS), workloads).stream()
        .map(result -> {
          String method = result.getParams().getBenchmark();
          return new Step(
              result.getParams().getParam("workload"), method.substring(method.lastIndexOf('.') + 1),
              result.getPrimaryResult().getScore(), allocated(result));
        })
        .toList();
  }

  private static List<String> of(List<Layout> layouts, List<String> workloads) {
    return workloads.stream()
        .filter(name -> layouts.contains(new Workload(name, List.of()).layout()))
        .toList();
  }

  private Collection<RunResult> measure(String methods, List<String> workloads) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\.ParseBenchmark\\.(" + methods + ")$")
            .param("workload", workloads.toArray(new String[0]))
            .param("seed", Long.toString(seed))
            .param("corpus", corpus == null ? "" : corpus.toAbsolutePath().toString())
            .forks(forks)
            .warmupIterations(iterations)
            .warmupTime(TimeValue.milliseconds(time.toMillis()))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(time.toMillis()))
            .threads(1)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT);
    return new Runner(options.build()).run();
  }

  private Figure figure(String name, Collection<RunResult> results) {
    Workload workload = Workload.of(name, seed, corpus);
    RunResult enrich = find(results, name, "enrich");
    RunResult bare = find(results, name, "bare");
    RunResult withTexts = find(results, name, "bareWithTexts");
    RunResult decode = find(results, name, "decode");
    return new Figure(
        name,
        workload.documents().size(),
        workload.meanSize(),
        enrich.getPrimaryResult().getScore(),
        enrich.getPrimaryResult().getScoreError(),
        bare.getPrimaryResult().getScore(),
        withTexts == null ? null : withTexts.getPrimaryResult().getScore(),
        decode == null ? null : decode.getPrimaryResult().getScore(),
        allocated(enrich),
        allocated(bare));
  }

  /** Null if it was not measured. */
  private static RunResult find(Collection<RunResult> results, String workload, String method) {
    return results.stream()
        .filter(result -> result.getParams().getParam("workload").equals(workload))
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .findFirst()
        .orElse(null);
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().keySet().stream()
        .filter(name -> name.endsWith("gc.alloc.rate.norm"))
        .mapToDouble(name -> result.getSecondaryResults().get(name).getScore())
        .findFirst()
        .orElse(Double.NaN);
  }
}
