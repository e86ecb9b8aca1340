package fr.questeur.bench;

import fr.questeur.bench.generate.Facts;
import fr.questeur.bench.generate.Inventor;
import fr.questeur.bench.generate.Layout;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.enrich.Enricher;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares documents with the events they become. */
@Command(
    name = "sizes",
    header = "Compare the size of documents with that of the events they become.",
    description = "Mean bytes over invented written questions of the 14th legislature; before compression, without headers.")
final class SizesCommand implements Callable<Integer> {

  private static final int LEGISLATURE = 14;

  @Spec CommandSpec spec;

  @Option(
      names = "--documents",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Of each layout. Default: ${DEFAULT-VALUE}.")
  int documents;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-16s %10s %10s %8s%n", "layout", "document", "event", "ratio");
    for (Layout layout : Layout.values()) {
      measure(layout, out);
    }
    return 0;
  }

  private void measure(Layout layout, PrintWriter out) {
    Enricher enricher = new Enricher();
    Inventor inventor = new Inventor(seed, LEGISLATURE, QuestionType.QE);
    long read = 0;
    long written = 0;
    for (int number = 1; number <= documents; number++) {
      Facts facts = inventor.question(number);
      byte[] document = layout.document(facts);
      read += document.length;
      written += QuestionJson.write(enricher.enrich(document, "inbox/" + number, Instant.EPOCH)).length;
    }
    out.printf(
        Locale.ROOT, "%-16s %,10d %,10d %8.2f%n",
        layout.id(), read / documents, written / documents, (double) written / read);
    out.flush();
  }
}
