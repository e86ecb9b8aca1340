package fr.questeur.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The topics of an installation. */
@Command(
    name = "topics",
    header = "Make the topics; accept those that were deleted or made again.",
    description = {
      "The stages remember Kafka's ids of their topics, in questions.installation, and refuse to work on a topic that",
      "was deleted, or deleted and made again: they would pass over what comes in it."
    },
    subcommands = {TopicsCreateCommand.class, TopicsAcceptCommand.class})
final class TopicsCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: create or accept");
  }
}
