package fr.questeur.bench;

import fr.questeur.bench.mutate.Campaign;
import fr.questeur.bench.mutate.Campaign.Failure;
import fr.questeur.bench.mutate.Examiner;
import fr.questeur.bench.mutate.Mutant;
import fr.questeur.bench.mutate.Pool;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks documents and checks that nothing breaks with them. */
@Command(
    name = "mutate",
    header = "Break documents in many ways, read them, and check what must hold of any bytes.",
    description = {
      "Of each: it is read in time or refused with a reason, with no other exception; every date, number and longer",
      "word of a text that is read stands in the bytes; the question survives its JSON. A mutant is made again from",
      "the seed and its index (and the same corpus, if any); those that fail are also written to files."
    },
    footer = {
      "",
      "Examples:",
      "  questeur-bench mutate --documents 1000000 --seed 1",
      "  questeur-bench mutate --documents 100000 --corpus /path/to/real/documents",
      "  questeur-bench mutate --seed 1 --only 4711"
    })
final class MutateCommand implements Callable<Integer> {

  private static final int SHOWN = 10;
  private static final int LONGEST_SHOWN = 2_000;

  @Spec CommandSpec spec;

  @Option(names = "--documents", paramLabel = "N", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
  long documents;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--only", paramLabel = "INDEX", description = "One mutant alone, and say how it was made.")
  Long only;

  @Option(names = "--corpus", paramLabel = "DIR", description = "Mutate the files below this folder, too.")
  Path corpus;

  @Option(
      names = "--limit",
      paramLabel = "MS",
      defaultValue = "2000",
      description = "The time a document may take, and once more for each megabyte. Default: ${DEFAULT-VALUE}.")
  long limit;

  @Option(
      names = "--hang",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "After which a document is given up, and the run ends. Default: ${DEFAULT-VALUE}.")
  long hang;

  @Option(names = "--threads", paramLabel = "N", description = "Default: one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--failures",
      paramLabel = "DIR",
      defaultValue = "bench-failures",
      description = "Where the bytes of mutants that fail are written. Default: ${DEFAULT-VALUE}.")
  Path failures;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (documents < 1 || threads < 1 || limit < 1 || hang < 1) {
      throw new ParameterException(spec.commandLine(), "--documents, --threads, --limit and --hang start at 1");
    }
    Pool pool = corpus == null ? Pool.invented() : Pool.with(corpus);
    Examiner examiner = new Examiner(Duration.ofMillis(limit), Duration.ofMillis(limit));
    Campaign campaign = new Campaign(pool, seed, examiner, Duration.ofSeconds(hang));
    Progress progress = new Progress();
    long from = only == null ? 0 : only;
    long to = only == null ? documents : only + 1;
    campaign.run(
        from,
        to,
        threads,
        done ->
            progress.at(
                () ->
                    String.format(
                        Locale.ROOT, "%,d of %,d documents, %,.0f/s, %d failed", done, to - from,
                        done / progress.seconds(), campaign.failures().size())));
    progress.done();
    report(campaign, progress.seconds());
    return campaign.failures().isEmpty() ? 0 : Main.FAILED;
  }

  private void report(Campaign campaign, double seconds) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    campaign
        .outcomes()
        .forEach(
            (origin, outcomes) ->
                out.printf(
                    Locale.ROOT, "%-26s %s%n", origin,
                    outcomes.entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "))));
    out.println();
    campaign
        .slowest()
        .forEach(
            slow ->
                out.printf(
                    Locale.ROOT, "slowest: %,d ms, %s, %s, --only %d%n", slow.took().toMillis(),
                    Progress.size(slow.size()), slow.origin(), slow.index()));
    for (Failure failure : campaign.failures().stream().limit(SHOWN).toList()) {
      tell(failure, out);
    }
    out.printf(
        Locale.ROOT, "%,d documents, %s, seed %d, in %.1f s: %s%n", campaign.done(), Progress.size(campaign.bytes()),
        seed, seconds, campaign.failures().isEmpty() ? "all well" : campaign.failures().size() + " FAILED");
    out.flush();
  }

  private void tell(Failure failure, PrintWriter out) throws IOException {
    Mutant mutant = failure.mutant();
    Files.createDirectories(failures);
    Path file = failures.resolve("seed-" + seed + "-" + mutant.index() + ".bin");
    Files.write(file, mutant.bytes());
    out.printf(
        "%nFAILED --seed %d --only %d: %s %s, in %s%n", seed, mutant.index(), mutant.origin(), mutant.how(), file);
    failure
        .violations()
        .forEach(
            violation ->
                out.println("  " + violation.substring(0, Math.min(LONGEST_SHOWN, violation.length()))));
    out.println();
  }
}
