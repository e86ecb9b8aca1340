package fr.questeur.bench;

import fr.questeur.bench.pipeline.Comparison;
import fr.questeur.bench.pipeline.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two reports. */
@Command(
    name = "compare",
    header = "Compare what two commits were measured at.",
    description = "Prints the medians of both, and the new one divided by the old one: of costs, below 1 is better.",
    footer = {"", "Example:", "  questeur-bench compare bench-results/6e2f624-*.json bench-results/ad1011d-*.json"})
final class CompareCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD.json", description = "As questeur-bench pipeline wrote it.")
  Path old;

  @Parameters(index = "1", paramLabel = "NEW.json", description = "The same.")
  Path recent;

  @Override
  public Integer call() throws IOException {
    new Comparison(Report.read(old), Report.read(recent)).print(spec.commandLine().getOut());
    return 0;
  }
}
