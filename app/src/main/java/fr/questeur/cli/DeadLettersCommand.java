package fr.questeur.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Dead letters. */
@Command(
    name = "dead-letters",
    header = "List, read, replay or discard the documents that did not become questions.",
    description = {
      "They lie in questions.dead-letter, with the original bytes and the reason. A letter is named by its place there,",
      "such as 2-17. It is open until it is replayed or discarded, or until its file has another content: ingest closes",
      "it then as superseded."
    },
    subcommands = {
      DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersReplayCommand.class,
      DeadLettersDiscardCommand.class
    })
final class DeadLettersCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: list, show, replay or discard");
  }
}
