package fr.questeur.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The {@code questeur-bench} command. */
@Command(
    name = "questeur-bench",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    header = "Documents of invention for Questeur: to fill folders, to break parsers, to measure them.",
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      GenerateCommand.class, MutateCommand.class, ParseCommand.class, SizesCommand.class, PipelineCommand.class,
      CompareCommand.class, ServersCommand.class, PartCommand.class
    },
    footer = {"", "Exit codes: 0 all well, 1 failed (or a parser did), 2 wrong usage."})
public final class Main {

  static final int FAILED = 1;
  static final int USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine command = new CommandLine(new Main()).setUsageHelpWidth(120).setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(
        (error, failed, parsed) -> {
          String message = error.getMessage() == null ? error.toString() : error.getMessage();
          failed.getErr().println("questeur-bench: " + message);
          return error instanceof IllegalArgumentException ? USAGE : FAILED;
        });
    return command;
  }
}
