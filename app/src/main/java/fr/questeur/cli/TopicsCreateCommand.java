package fr.questeur.cli;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.run.TopicSetup;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes all topics, for stages that may not. */
@Command(
    name = "create",
    header = "Make all topics, for stages that have no right to.",
    description = {
      "Stages make the topics that they need and that are not there yet. Where they may not, an administrator runs this",
      "once, and again after an upgrade that brings new topics. Topics that exist are checked and stay as they are."
    },
    footer = {
      "",
      "Example:",
      "  questeur topics create --bootstrap-servers kafka:9092 --command-config admin.properties --partitions 4"
    })
final class TopicsCreateCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaOptions kafka;

  TopicsCreateCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    TopicSetup.ensure(kafka.reachable(settings), Topics.all(), kafka.partitions).keySet().stream().sorted()
        .forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }
}
