package fr.questeur.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of the stages on Kafka Streams. */
final class StreamsOptions {

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Stream threads in this process. Default: ${DEFAULT-VALUE}")
  int threads;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "streams",
      description = {
        "Where the local copy of the stage's state and temporary files are kept, one for each process. Rebuilt from",
        "Kafka if lost. On a file system that is not mounted noexec.",
        "Default: ${DEFAULT-VALUE}"
      })
  Path stateDirectory;
}
