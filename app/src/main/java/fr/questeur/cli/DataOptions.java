package fr.questeur.cli;

import fr.questeur.embedded.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The data directory of a {@code questeur run} on this machine, whose broker and database are used where no others are
 * named. As everywhere, the command line wins over the environment and the properties file.
 */
final class DataOptions {

  private static final Path DEFAULT = Path.of("data");

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "The data directory of a 'questeur run' on this machine: use its Kafka and Postgres, with their passwords.",
        "Default: data, if there is one here and no other Kafka is named."
      })
  Path directory;

  /**
   * The directory whose server is to be used.
   *
   * @param isOtherOnCommandLine whether the command line names a server
   * @param isOtherNamed whether anything names a server
   * @param file how to reach the server
   * @return empty if another server is to be used
   * @throws IllegalArgumentException if a directory is named that has no such file
   */
  Optional<Path> directory(boolean isOtherOnCommandLine, boolean isOtherNamed, String file) {
    if (isOtherOnCommandLine || isOtherNamed && !isOnCommandLine("--data")) {
      return Optional.empty();
    }
    if (directory == null) {
      return DataDirectory.own(DEFAULT, file);
    }
    if (!Files.exists(directory.resolve(file))) {
      throw new IllegalArgumentException(
          "there is no %s; is --data that of a 'questeur run' of this version?".formatted(directory.resolve(file)));
    }
    return Optional.of(directory);
  }

  /** Whether one of the options is on the command line, rather than in the environment or the properties file. */
  boolean isOnCommandLine(String... options) {
    ParseResult parsed = command.commandLine().getParseResult();
    for (String option : options) {
      if (parsed.hasMatchedOption(option)) {
        return true;
      }
    }
    return false;
  }
}
