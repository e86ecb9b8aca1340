package fr.questeur.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Of the stages on Kafka Streams. */
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
        "Where the local copy of the stage's state lies, one for each process; rebuilt from Kafka if lost.",
        "Default: ${DEFAULT-VALUE}"
      })
  Path stateDirectory;
}
