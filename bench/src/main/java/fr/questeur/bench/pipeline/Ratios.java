package fr.questeur.bench.pipeline;

import fr.questeur.bench.pipeline.parts.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The whole beside the sum of its parts, in CPU time: medians of the same rounds. */
final class Ratios {

  static final String ITEM = "whole / parts";

  private static final Set<Part> BARE =
      EnumSet.of(Part.READ, Part.PARSE, Part.PRODUCE_LZ4, Part.PASS_100, Part.UPSERT);
  private static final Set<Part> SEARCH = EnumSet.of(Part.TSVECTOR, Part.GIN);

  private Ratios() {}

  /** Those that can be had of what was measured. */
  static void addTo(Results results, List<Way> ways) {
    for (Way way : ways) {
      Set<Part> parts = EnumSet.copyOf(BARE);
      if (way.search()) {
        parts.addAll(SEARCH);
      }
      OptionalDouble whole = results.median(Whole.ITEM, way.label(), Quantity.CPU);
      OptionalDouble sum = sum(results, parts);
      if (whole.isEmpty() || sum.isEmpty()) {
        continue;
      }
      String subject = way.label();
      results.add(ITEM, subject, "whole, " + Quantity.CPU, whole.getAsDouble());
      results.add(ITEM, subject, "parts, " + Quantity.CPU, sum.getAsDouble());
      results.add(ITEM, subject, "ratio", whole.getAsDouble() / sum.getAsDouble());
      results.median(Whole.ITEM, subject, Quantity.CPU_TO_LAST_ROW).ifPresent(
          toLastRow -> results.add(ITEM, subject, "ratio, to the last row", toLastRow / sum.getAsDouble()));
      OptionalDouble children = sum(results, EnumSet.of(Part.CHILDREN));
      if (children.isPresent()) {
        results.add(
            ITEM, subject, "ratio, child rows among the parts",
            whole.getAsDouble() / (sum.getAsDouble() + children.getAsDouble()));
      }
    }
  }

  /** Empty unless all were measured. */
  static OptionalDouble sum(Results results, Set<Part> parts) {
    double sum = 0;
    for (Part part : parts) {
      OptionalDouble cost = results.median(PartsItem.ITEM, part.label(), Quantity.CPU);
      if (cost.isEmpty()) {
        return cost;
      }
      sum += cost.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }
}
