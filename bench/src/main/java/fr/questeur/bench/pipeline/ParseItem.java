package fr.questeur.bench.pipeline;

import fr.questeur.bench.generate.Layout;
import fr.questeur.bench.parse.ParseBenchmarks;
import fr.questeur.bench.parse.Step;
import java.time.Duration;
import java.util.List;

/** The steps that are pure computing, in every layout, by JMH on one thread. */
final class ParseItem implements Item {

  private static final String ITEM = "parse";
  private static final int ITERATIONS = 3;
  private static final Duration TIME = Duration.ofSeconds(1);
  private static final double BYTES_IN_KB = 1e3;

  private final long seed;

  ParseItem(long seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return ITEM;
  }

  @Override
  public boolean isOnce() {
    return true;
  }

  @Override
  public void round(Results results) throws Exception {
    ParseBenchmarks benchmarks = new ParseBenchmarks(1, ITERATIONS, TIME, seed, null, false);
    List<Step> steps = benchmarks.steps(benchmarks.workloads(List.of(Layout.values())));
    for (Layout layout : Layout.values()) {
      for (Step step : steps) {
        if (step.workload().equals(layout.id())) {
          results.add(ITEM, layout.id(), step.name() + " " + Quantity.RATE, step.documentsPerSecond());
          results.add(ITEM, layout.id(), step.name() + " alloc kB", step.allocatedBytes() / BYTES_IN_KB);
        }
      }
    }
  }
}
