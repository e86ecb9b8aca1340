package fr.questeur.cli;

import fr.questeur.operate.TopicReader;
import fr.questeur.operate.deadletters.DeadLetterBox;
import fr.questeur.operate.deadletters.LetterId;
import fr.questeur.operate.deadletters.Resolver;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mark letters about which nothing is to be done. */
@Command(
    name = "discard",
    header = "Mark letters about which nothing is to be done.",
    description = {
      "They stay in questions.dead-letter, and are no longer listed as open."
    },
    footer = {
      "",
      "Examples:",
      "  questeur dead-letters discard 2-17 --why 'a page of the Sénat'",
      "  questeur dead-letters discard --reason empty"
    })
final class DeadLettersDiscardCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;
  @Mixin LetterChoice choice;

  @Option(names = "--why", paramLabel = "TEXT", description = "For whoever looks later.")
  String why;

  DeadLettersDiscardCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    Map<String, Object> all = kafka.reachable(settings);
    PrintWriter out = spec.commandLine().getOut();
    try (TopicReader reader = new TopicReader(all)) {
      DeadLetterBox box = new DeadLetterBox(reader);
      List<LetterId> chosen = choice.chosen(box);
      try (Resolver resolver = choice.dryRun || chosen.isEmpty() ? null : new Resolver(all, reader, Clock.systemUTC())) {
        for (LetterId id : chosen) {
          if (resolver != null) {
            resolver.discard(box.get(id), why);
          }
          out.println(id);
        }
      }
      out.printf("%,d %s%n", chosen.size(), choice.dryRun ? "would be discarded" : "discarded");
    }
    out.flush();
    return ExitCode.OK;
  }
}
