package fr.questeur.bench.pipeline;

import fr.questeur.bench.generate.Layout;
import fr.questeur.bench.parse.Machine;
import fr.questeur.bench.pipeline.proc.Proc;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures what is asked for, round by round, so that noise of the machine hits all of it alike. */
public final class Pipeline {

  private final Settings settings;
  private final Results results = new Results();
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final String commit;
  /** How many threads wanted to run in the minute before; above the noise of an idle machine, figures are samples. */
  private final String load = Table.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  private boolean failed;

  /**
   * Prepares to measure.
   *
   * @throws IllegalStateException where there is no {@code /proc}
   */
  public Pipeline(Settings settings) {
    if (!Proc.isThere()) {
      throw new IllegalStateException("what processes cost is read from /proc, which only Linux has");
    }
    this.settings = settings;
    commit = Commit.of(settings.questeur().toAbsolutePath().getParent());
  }

  /** Measures, and writes the report again after each step: a long run that is cut short is not lost. */
  public Report run() throws Exception {
    try (Workplace workplace = new Workplace(settings.work())) {
      Product product = new Product(settings.questeur(), workplace.cleanup(), workplace.folder("outputs"));
      System.err.println("Building what is not built ...");
      product.build();
      List<Item> items = items(workplace, product);
      for (int round = 1; round <= settings.runs(); round++) {
        for (Item item : items) {
          if (round == 1 || !item.isOnce()) {
            System.err.printf("Round %d of %d: %s%n", round, settings.runs(), item.name());
            measure(item);
            report().write(file());
          }
        }
      }
    }
    Ratios.addTo(results, settings.ways());
    report().write(file());
    return report();
  }

  /** One that fails must not cost the others their figures. */
  private void measure(Item item) throws InterruptedException {
    try {
      item.round(results);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed = true;
      results.note("failed: " + item.name() + ": " + e.getMessage());
      System.err.println("failed: " + item.name() + ": " + e.getMessage());
    }
  }

  /** Whether something could not be measured that should have been. */
  public boolean hasFailed() {
    return failed;
  }

  /** Where the report is written. */
  public Path file() {
    if (settings.json() != null) {
      return settings.json();
    }
    Path base = settings.work() == null ? Path.of("") : settings.work();
    String name = "%s-%s.json".formatted(commit.replace("+", "-changed"), start.toString().replace(":", ""));
    return base.resolve("bench-results").resolve(name);
  }

  private Report report() {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("documents", Integer.toString(settings.documents()));
    told.put("layout", settings.layout().id());
    told.put("seed", Long.toString(settings.seed()));
    told.put("rounds", Integer.toString(settings.runs()));
    told.put("load at the start", load);
    return new Report(Machine.here(), commit, start, told, results.series(), results.notes());
  }

  private List<Item> items(Workplace workplace, Product product) throws Exception {
    Corpus corpus = workplace.corpus(settings.layout(), settings.documents(), settings.seed());
    Whole whole = new Whole(workplace, product);
    List<Item> items = new ArrayList<>();
    for (What what : settings.only()) {
      switch (what) {
        case WHOLE -> {
          List<Way> ways = ways(product);
          corpus.make(ways.stream().anyMatch(way -> way.source() == Way.Source.ZIP));
          items.add(new WholeItem(whole, corpus, ways));
        }
        case PARTS -> {
          corpus.make(false);
          corpus.makePack();
          items.add(new PartsItem(workplace, product, corpus, new PreparedRows(workplace, whole, commit).of(corpus)));
        }
        case START -> items.add(new StartItem(workplace, product, settings.questeur().resolveSibling("seeds")));
        case LATENCY ->
            items.add(
                new Latency(workplace, product, settings.layout(), settings.perSecond(), settings.trickle()));
        case GROWTH ->
            items.add(new Growth(workplace, whole, settings.layout(), settings.seed(), settings.growth()));
        case KNOWN -> items.add(new Known(workplace, product, settings.known()));
        case SCALE -> {
          corpus.make(false);
          int warmUp = settings.warmUp() * Collections.max(settings.instances());
          Corpus before =
              workplace.corpusAfter(settings.documents(), settings.layout(), warmUp, settings.seed());
          before.make(false);
          items.add(new Scale(workplace, product, before, corpus, settings.instances()));
        }
        case PARSE -> items.add(new ParseItem(settings.seed()));
      }
    }
    return items;
  }

  /** Those asked for that this commit knows. */
  private List<Way> ways(Product product) throws InterruptedException {
    List<Way> ways = new ArrayList<>(settings.ways());
    for (boolean oneJvm : new boolean[] {true, false}) {
      boolean asked = ways.stream().anyMatch(way -> !way.search() && way.oneJvm() == oneJvm);
      if (asked && !product.hasOption(oneJvm ? "run" : "sink", Whole.NO_SEARCH)) {
        results.note(
            "not measured: %s without search, as this commit has no option %s"
                .formatted(oneJvm ? "one JVM" : "processes", Whole.NO_SEARCH));
        ways.removeIf(way -> !way.search() && way.oneJvm() == oneJvm);
      }
    }
    return ways;
  }
}
