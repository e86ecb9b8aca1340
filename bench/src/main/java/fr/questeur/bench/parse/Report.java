package fr.questeur.bench.parse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Figures as a table for people, and as JSON for programs. */
public record Report(Machine machine, ParseBenchmarks settings, List<Figure> figures) {

  public static Report of(ParseBenchmarks settings, List<Figure> figures) {
    return new Report(Machine.here(), settings, figures);
  }

  /** Rates are those of one core. */
  public void print(PrintWriter out) {
    out.println(machine);
    out.printf(
        Locale.ROOT, "One thread, %d forks x %d iterations x %d ms%n%n", settings.forks(), settings.iterations(),
        settings.time().toMillis());
    out.printf(
        "%-24s %8s %10s %6s %7s %10s %7s %7s %11s %12s %12s%n", "layout", "kB/doc", "docs/s", "±", "MB/s",
        "bare MB/s", "x bare", "x HTML", "decode MB/s", "alloc kB/doc", "bare kB/doc");
    for (Figure figure : figures) {
      out.printf(
          Locale.ROOT, "%-24s %8.1f %,10.0f %5.0f%% %7.1f %10.1f %7.2f %7s %11s %12.1f %12.1f%n", figure.workload(),
          figure.meanBytes() / 1e3, figure.documentsPerSecond(),
          100 * figure.error() / figure.documentsPerSecond(), figure.megabytesPerSecond(),
          figure.bareDocumentsPerSecond() * figure.meanBytes() / 1e6, figure.timesBare(), timesWithTexts(figure), decoded(figure),
          figure.allocatedBytes() / 1e3, figure.bareAllocatedBytes() / 1e3);
    }
    out.println();
    out.println("bare: Jsoup.parse of pages and texts, StAX of XML, Jackson's tokens of JSON; decode: UTF-8 alone.");
    out.println("x bare: how many times as long as the bare pass it takes to read, tag and digest a document.");
    out.println("x HTML: the same where the pass also gives jsoup the HTML that the texts in XML and JSON are.");
    out.flush();
  }

  public void write(Path file) throws IOException {
    JsonMapper.builder()
        .findAndAddModules()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(file.toFile(), new Json(machine, settings.forks(), settings.iterations(),
            settings.time().toMillis(), settings.seed(), figures));
  }

  private static String timesWithTexts(Figure figure) {
    return figure.withTextsDocumentsPerSecond() == null
        ? ""
        : String.format(Locale.ROOT, "%.2f", figure.withTextsDocumentsPerSecond() / figure.documentsPerSecond());
  }

  private static String decoded(Figure figure) {
    return figure.decodedDocumentsPerSecond() == null
        ? ""
        : String.format(Locale.ROOT, "%.0f", figure.decodedDocumentsPerSecond() * figure.meanBytes() / 1e6);
  }

  private record Json(
      Machine machine, int forks, int iterations, long iterationMillis, long seed, List<Figure> figures) {}
}
