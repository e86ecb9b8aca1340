package fr.questeur.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The ledger. */
@Command(
    name = "ledger",
    header = "Look at what ingest has read, or have it read files again.",
    description = "The ledger, questions.ledger, has a line for each content found at each place, with its fate.",
    subcommands = {LedgerListCommand.class, LedgerForgetCommand.class})
final class LedgerCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: list or forget");
  }
}
