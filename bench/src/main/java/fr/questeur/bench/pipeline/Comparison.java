package fr.questeur.bench.pipeline;

import java.io.PrintWriter;
import java.util.Locale;

/** Two reports beside each other, figure by figure. */
public final class Comparison {

  private final Report old;
  private final Report recent;

  public Comparison(Report old, Report recent) {
    this.old = old;
    this.recent = recent;
  }

  /** Medians of both and their ratio; what only one has stands alone. */
  public void print(PrintWriter out) {
    out.println("old  " + old.commit() + ", " + old.at() + ", " + old.machine());
    out.println("new  " + recent.commit() + ", " + recent.at() + ", " + recent.machine());
    recent.settings().forEach((name, value) -> {
      String before = old.settings().get(name);
      if (!value.equals(before)) {
        out.printf("note: %s was %s, is %s%n", name, before, value);
      }
    });
    String heading = "";
    for (Series now : recent.series()) {
      String of = now.item() + ": " + now.subject();
      if (!of.equals(heading)) {
        heading = of;
        out.printf("%n%s%n", of);
        out.printf("  %-34s %12s %12s %7s%n", "", "old", "new", "ratio");
      }
      double before = old.series().stream().filter(each -> isSame(each, now)).findFirst()
          .map(Series::median).orElse(Double.NaN);
      out.printf(
          "  %-34s %12s %12s %7s%n", now.quantity(), Table.number(before), Table.number(now.median()),
          ratio(before, now.median()));
    }
    old.series().stream()
        .filter(each -> recent.series().stream().noneMatch(now -> isSame(each, now)))
        .forEach(each -> out.printf(
            "%nonly old: %s: %s: %s %s%n", each.item(), each.subject(), each.quantity(), Table.number(each.median())));
    out.flush();
  }

  private static boolean isSame(Series one, Series other) {
    return one.item().equals(other.item()) && one.subject().equals(other.subject())
        && one.quantity().equals(other.quantity());
  }

  static String ratio(double old, double recent) {
    return Double.isNaN(old) || old == 0 ? "-" : String.format(Locale.ROOT, "%.2f", recent / old);
  }
}
