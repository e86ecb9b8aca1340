package fr.questeur.bench;

import fr.questeur.bench.generate.AggregateOutput;
import fr.questeur.bench.generate.Facts;
import fr.questeur.bench.generate.FolderOutput;
import fr.questeur.bench.generate.Inventor;
import fr.questeur.bench.generate.Layout;
import fr.questeur.bench.generate.Output;
import fr.questeur.bench.generate.ZipOutput;
import fr.questeur.contract.QuestionType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes documents of invention. */
@Command(
    name = "generate",
    header = "Write invented documents, any number, in any layout.",
    description = {
      "Each is a question of its own, numbered from 1 on within its legislature; lengths of the texts, delays and",
      "the states of questions are spread as in real ones. The same seed gives the same bytes. Question 12 of a seed",
      "has the same facts in every layout, so that documents of two layouts can be put together."
    },
    footer = {
      "",
      "Examples:",
      "  questeur-bench generate --layout text --documents 10000 --seed 1 --to /tmp/inbox",
      "  questeur-bench generate --layout page-2017 --layout open-data-json --documents 100 --to /tmp/inbox",
      "  questeur-bench generate --layout xml-view --documents 50000 --zip /tmp/questions.zip",
      "  questeur-bench generate --layout open-data-xml --aggregate /tmp/Questions_ecrites_XIV.xml --size 1GB"
    })
final class GenerateCommand implements Callable<Integer> {

  /** Where to; exactly one. */
  static final class Target {
    @Option(names = "--to", paramLabel = "DIR", required = true, description = "A file for each document, below here.")
    Path folder;

    @Option(names = "--zip", paramLabel = "FILE", required = true, description = "All documents in one zip.")
    Path zip;

    @Option(
        names = "--aggregate",
        paramLabel = "FILE",
        required = true,
        description = "One file with all questions, as the open data of the 14th legislature (layouts open-data-*).")
    Path aggregate;
  }

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  Target target;

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      converter = Layouts.class,
      completionCandidates = Layouts.class,
      description = "May be given several times; all if not given. One of: ${COMPLETION-CANDIDATES}.")
  List<Layout> layouts;

  @Option(
      names = "--documents",
      paramLabel = "N",
      description = "How many in each layout. Default: 1000, without --size.")
  Integer documents;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      converter = Size.class,
      description = "Stop when as much is written, such as 500MB or 1GB, before compression.")
  Long size;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--legislature",
      paramLabel = "N",
      defaultValue = "14",
      description = "7 to 17. Any goes with any layout, though real pages do not. Default: ${DEFAULT-VALUE}.")
  int legislature;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "QE",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  QuestionType type;

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "1",
      description = "First number. Default: ${DEFAULT-VALUE}.")
  int first;

  @Override
  public Integer call() throws IOException {
    List<Layout> chosen = Layouts.orAll(layouts);
    if (target.aggregate != null && chosen.size() != 1) {
      throw new ParameterException(spec.commandLine(), "an aggregate has one layout: open-data-json or open-data-xml");
    }
    if (first < 1 || documents != null && documents < 1) {
      throw new ParameterException(spec.commandLine(), "--first and --documents start at 1");
    }
    Inventor inventor = new Inventor(seed, legislature, type);
    int until = documents != null ? documents : size != null ? Integer.MAX_VALUE - first : 1000;
    Progress progress = new Progress();
    long written = 0;
    try (Output output = output(chosen)) {
      for (int i = 0; i < until && (size == null || output.size() < size); i++) {
        Facts facts = inventor.question(first + i);
        for (Layout layout : chosen) {
          output.write(layout, facts);
          written++;
        }
        long soFar = written;
        progress.at(() -> "%,d documents, %s".formatted(soFar, Progress.size(output.size())));
      }
      progress.done();
      spec.commandLine()
          .getOut()
          .println(
              String.format(
                  Locale.ROOT, "%,d documents, %s, in %.1f s", written, Progress.size(output.size()),
                  progress.seconds()));
    }
    return 0;
  }

  private Output output(List<Layout> chosen) throws IOException {
    if (target.folder != null) {
      return new FolderOutput(target.folder);
    }
    return target.zip != null ? new ZipOutput(target.zip) : new AggregateOutput(target.aggregate, chosen.get(0));
  }
}
