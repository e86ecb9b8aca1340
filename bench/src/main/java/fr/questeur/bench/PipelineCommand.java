package fr.questeur.bench;

import fr.questeur.bench.generate.Layout;
import fr.questeur.bench.pipeline.Pipeline;
import fr.questeur.bench.pipeline.Report;
import fr.questeur.bench.pipeline.Settings;
import fr.questeur.bench.pipeline.Way;
import fr.questeur.bench.pipeline.What;
import fr.questeur.bench.pipeline.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the whole way of documents. */
@Command(
    name = "pipeline",
    header = "Measure the whole way from files to rows, beside its bare parts.",
    description = {
      "Invents documents by seed and measures, on the same ones and round by round:",
      "  parts    each part of the way by itself: reading, parsing, Kafka's clients, Postgres",
      "  whole    questeur run --once and the stages as processes, cold start to last committed row",
      "  start    questeur run --once seeds, first and second start",
      "  latency  files dropped in one by one, from rename to committed row",
      "  growth   the whole way with ever more documents; what one costs, and the heap",
      "  known    a folder of a million files that are known: start, and looking through it again",
      "  scale    one, two, four processes of enrich and of sink on the same work",
      "  parse    what is pure computing, in every layout, by JMH",
      "Parts and whole together give their ratio in CPU time. All with its defaults takes some two and a half hours.",
      "Processes and directories are gone at the end, also after Ctrl-C. Linux only: costs are read from /proc. Leave",
      "the machine alone meanwhile. Figures of one machine compare with each other, not with those of another."
    },
    footer = {
      "",
      "Examples:",
      "  questeur-bench pipeline --quick",
      "  questeur-bench pipeline --work /tmp/bench",
      "  questeur-bench pipeline --only whole --ways one-jvm --from folder --search on --documents 20000 --runs 1"
    })
final class PipelineCommand implements Callable<Integer> {

  private static final int QUICK_DOCUMENTS = 5_000;
  private static final int QUICK_TRICKLE = 20;
  private static final int TRICKLE = 120;
  private static final List<What> QUICK = List.of(What.PARTS, What.WHOLE, What.START, What.LATENCY);
  /** Written questions of the 14th legislature. */
  private static final int LEGISLATURE = 104_137;

  /** How stages run. */
  enum Processes {
    ONE_JVM,
    PROCESSES;

    @Override
    public String toString() {
      return Words.of(this);
    }
  }

  /** Full-text search. */
  enum Search {
    ON,
    OFF;

    @Override
    public String toString() {
      return Words.of(this);
    }
  }

  @Spec CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      split = ",",
      description = "Some of: ${COMPLETION-CANDIDATES}. Default: all.")
  List<What> only = List.of();

  @Option(
      names = "--documents",
      paramLabel = "N",
      description = "How many. Default: 104137, the written questions of the 14th legislature.")
  Integer documents;

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      converter = Layouts.class,
      completionCandidates = Layouts.class,
      defaultValue = "text",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Layout layout;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--runs", paramLabel = "N", description = "Rounds, each of which measures all once. Default: 3.")
  Integer runs;

  @Option(
      names = "--quick",
      description = "5,000 documents, one round, the main figures: about two minutes. For a first look only.")
  boolean quick;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Keep the corpora here, and use those that are there. Default: a temporary folder.")
  Path work;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where to write the figures. Default: bench-results/COMMIT-TIME.json below --work or here.")
  Path json;

  @Option(
      names = "--questeur",
      paramLabel = "FILE",
      description = "The questeur script of the tree to measure. Default: the one beside this.")
  Path questeur;

  @Option(
      names = "--ways",
      paramLabel = "WAY",
      split = ",",
      description = "Of whole: ${COMPLETION-CANDIDATES}. Default: both.")
  List<Processes> ways = List.of();

  @Option(
      names = "--from",
      paramLabel = "SOURCE",
      split = ",",
      description = "Of whole, in one JVM: ${COMPLETION-CANDIDATES}. Default: both.")
  List<Way.Source> sources = List.of();

  @Option(
      names = "--search",
      paramLabel = "SEARCH",
      split = ",",
      description = "Of whole: ${COMPLETION-CANDIDATES}. Default: both.")
  List<Search> searches = List.of();

  @Option(
      names = "--trickle-seconds",
      paramLabel = "S",
      description = "Of latency: how long files are dropped in. Default: 120.")
  Integer trickleSeconds;

  @Option(
      names = "--trickle-rate",
      paramLabel = "N",
      defaultValue = "5",
      description = "Of latency: files in a second. Default: ${DEFAULT-VALUE}.")
  int trickleRate;

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "10000,100000,400000",
      description = "Of growth: numbers of documents. Default: ${DEFAULT-VALUE}.")
  List<Integer> sizes;

  @Option(
      names = "--known-files",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Of known: how many the folder holds. Default: ${DEFAULT-VALUE}.")
  int knownFiles;

  @Option(
      names = "--instances",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2,4",
      description = "Of scale: how many processes. Default: ${DEFAULT-VALUE}.")
  List<Integer> instances;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "100000",
      description = {
        "Of scale: documents before those that are compared, times the most processes.",
        "Default: ${DEFAULT-VALUE}."
      })
  int warmUp;

  @Override
  public Integer call() throws Exception {
    Settings settings = settings();
    Pipeline pipeline = new Pipeline(settings);
    Report report = pipeline.run();
    report.print(spec.commandLine().getOut());
    spec.commandLine().getErr().println("Figures in " + pipeline.file());
    return pipeline.hasFailed() ? Main.FAILED : 0;
  }

  Settings settings() {
    int count = documents != null ? documents : quick ? QUICK_DOCUMENTS : LEGISLATURE;
    int rounds = runs != null ? runs : quick ? 1 : 3;
    if (count < 1 || rounds < 1 || trickleRate < 1 || knownFiles < 1 || warmUp < 1
        || sizes.stream().anyMatch(size -> size < 1) || instances.stream().anyMatch(each -> each < 1)) {
      throw new ParameterException(spec.commandLine(), "all numbers start at 1");
    }
    int trickle = trickleSeconds != null ? trickleSeconds : quick ? QUICK_TRICKLE : TRICKLE;
    return new Settings(
        script(), work, json, layout, count, seed, rounds, whats(), ways(), trickleRate, Duration.ofSeconds(trickle),
        sizes, knownFiles, instances, warmUp);
  }

  private List<What> whats() {
    return !only.isEmpty() ? only : quick ? QUICK : List.of(What.values());
  }

  private List<Way> ways() {
    List<Way> all = new ArrayList<>();
    for (Processes processes : orAll(ways, Processes.values())) {
      boolean oneJvm = processes == Processes.ONE_JVM;
      if (quick && ways.isEmpty() && !oneJvm) {
        continue;
      }
      for (Way.Source source : orAll(sources, Way.Source.values())) {
        boolean tooMuch = quick && sources.isEmpty() && source == Way.Source.ZIP;
        if ((oneJvm || source == Way.Source.FOLDER) && !tooMuch) {
          for (Search search : orAll(searches, Search.values())) {
            all.add(new Way(source, oneJvm, search == Search.ON));
          }
        }
      }
    }
    return all;
  }

  private static <T> List<T> orAll(List<T> given, T[] all) {
    return given.isEmpty() ? Arrays.asList(all) : given;
  }

  private Path script() {
    Path script = questeur != null ? questeur : Path.of(System.getProperty("questeur.root", ""), "questeur");
    if (!Files.isExecutable(script)) {
      throw new ParameterException(spec.commandLine(), "no questeur script at " + script + "; name it with --questeur");
    }
    return script.toAbsolutePath();
  }
}
