package fr.questeur.cli;

import fr.questeur.run.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code questeur} command. */
@Command(
    name = "questeur",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    header = "French parliamentary questions: from folders of documents to Kafka and Postgres, exactly once.",
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      RunCommand.class, IngestCommand.class, EnrichCommand.class, SinkCommand.class, FeedCommand.class,
      MonitorCommand.class, LagCommand.class, AccountsCommand.class, DeadLettersCommand.class, LedgerCommand.class,
      VerifyCommand.class, ReprocessCommand.class, TopicsCommand.class, MigrateCommand.class, ParseCommand.class,
      PortfoliosCommand.class
    },
    footerHeading = "%n",
    footer = {
      "Every option can also be set in the environment (--postgres-url as QUESTEUR_POSTGRES_URL; append _FILE to",
      "read the value from a file) and in a properties file given with --config (postgres.url=...). The command",
      "line wins over the environment, the environment over the file.",
      "",
      "While 'questeur run --data DIR' runs, the other commands use its Kafka and Postgres, and their passwords, with the",
      "same --data DIR; with its default, data, even without. Options that name other servers win.",
      "",
      "Exit codes: 0 all done, 1 failed, 2 wrong usage, 3 some documents could not be stored,",
      "some ministries not be placed, or a lag is above what was asked for."
    })
public final class Main {

  private static final String CONFIG = "--config";

  @Option(
      names = CONFIG,
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A properties file with any of the options.")
  Path config;

  private Main() {}

  public static void main(String[] arguments) {
    // Kafka and other libraries change case by the default locale: in Turkish, classic becomes CLASSİC.
    Locale.setDefault(Locale.ROOT);
    System.exit(execute(System.getenv(), arguments));
  }

  static int execute(Map<String, String> environment, String... arguments) {
    CommandLine command = commandLine(Settings.load(environment, null));
    try {
      Settings settings = Settings.load(environment, configFile(environment, arguments));
      command = commandLine(settings);
      checkFile(command, settings);
    } catch (IllegalArgumentException e) {
      return usageError(command, e);
    }
    return command.execute(arguments);
  }

  static CommandLine commandLine(Settings settings) {
    CommandLine command = new CommandLine(new Main(), new CommandFactory(settings));
    command.setDefaultValueProvider(settings);
    command.setExecutionExceptionHandler((error, failed, parsed) -> failure(error, failed));
    return command;
  }

  private static int failure(Exception error, CommandLine failed) {
    if (error instanceof ParameterException || error instanceof IllegalArgumentException) {
      return usageError(failed, error);
    }
    failed.getErr().println("questeur: " + message(error));
    failed.getErr().flush();
    return ExitCode.FAILED;
  }

  private static int usageError(CommandLine command, Exception error) {
    command.getErr().println("questeur: " + message(error));
    command.getErr().println("Try 'questeur --help'.");
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static String message(Throwable error) {
    return Printable.of(error.getMessage() == null ? error.toString() : error.getMessage());
  }

  /** The file must be read before the options are, so that it can give their defaults. */
  private static Path configFile(Map<String, String> environment, String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(CONFIG + "=")) {
        return Path.of(arguments[i].substring(CONFIG.length() + 1));
      }
      if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
        return Path.of(arguments[i + 1]);
      }
    }
    String variable = environment.get(Settings.ENVIRONMENT_PREFIX + "CONFIG");
    return variable == null ? null : Path.of(variable);
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(Main::withSubcommands));
  }

  private static void checkFile(CommandLine root, Settings settings) {
    List<String> known =
        withSubcommands(root)
            .flatMap(command -> command.getCommandSpec().options().stream())
            .map(option -> option.longestName().replaceFirst("^-+", "").replace('-', '.'))
            .toList();
    for (String name : settings.fileNames()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "the properties file has an unknown entry: " + name + " (Kafka's own properties begin with kafka.)");
      }
    }
  }
}
