package fr.questeur.bench.pipeline;

import java.util.Collection;

/** Percentiles of some values. */
final class Percentiles {

  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  static Percentiles of(Collection<Double> values) {
    return new Percentiles(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  /** Between the two nearest values by their distance, as most programs do it; NaN of no values. */
  double at(double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
