package fr.questeur.bench.pipeline;

import java.util.List;

/**
 * One figure, measured once or several times.
 *
 * @param item what it belongs to, such as {@code whole}
 * @param subject what was measured, such as {@code one JVM, folder, search on}
 * @param quantity with its unit, such as {@code documents/s}
 * @param values one for each round, in their order
 */
public record Series(String item, String subject, String quantity, List<Double> values) {

  public Series {
    values = List.copyOf(values);
  }

  double median() {
    return Percentiles.of(values).at(50);
  }

  double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }
}
