package fr.questeur.cli;

import fr.questeur.contract.Portfolio;
import fr.questeur.contract.Portfolios;
import fr.questeur.contract.QuestionJson;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The portfolios of the contract. */
@Command(
    name = "list",
    header = "Print the id and the French name of every portfolio.",
    description = "Needs neither broker nor database. Ids never change; they are what is stored with each question.",
    footer = {"", "Example:", "  questeur portfolios list | grep sante"})
final class PortfoliosListCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "One line of JSON for each: id, name.")
  boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int width = Portfolios.all().stream().mapToInt(portfolio -> portfolio.id().length()).max().orElse(1);
    for (Portfolio portfolio : Portfolios.all()) {
      out.println(
          json
              ? new String(QuestionJson.write(portfolio), StandardCharsets.UTF_8)
              : ("%-" + width + "s  %s").formatted(portfolio.id(), portfolio.name()));
    }
    out.flush();
    return ExitCode.OK;
  }
}
