package fr.questeur.cli;

import fr.questeur.operate.TopicReader;
import fr.questeur.operate.deadletters.DeadLetterBox;
import fr.questeur.operate.deadletters.Letter;
import fr.questeur.operate.deadletters.LetterId;
import fr.questeur.operate.deadletters.NotReplayableException;
import fr.questeur.operate.deadletters.Resolver;
import fr.questeur.run.Printable;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Send documents the whole way again, after a fix. */
@Command(
    name = "replay",
    header = "Send documents the whole way again, after a fix.",
    description = {
      "The document is published to questions.raw again, under its own file name, and the letter marked as replayed, in one",
      "transaction. If it fails again there is a new letter. What ingest refused was never published (too large, damaged",
      "archives): put a sound file in its place instead.",
      "",
      "Exit codes: 0 all replayed, 3 some cannot be."
    },
    footer = {
      "",
      "Examples:",
      "  questeur dead-letters replay 2-17",
      "  questeur dead-letters replay --reason internal_error",
      "  questeur dead-letters replay --all-open --dry-run"
    })
final class DeadLettersReplayCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;
  @Mixin LetterChoice choice;

  DeadLettersReplayCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    Map<String, Object> all = kafka.reachable(settings);
    PrintWriter out = spec.commandLine().getOut();
    int refused = 0;
    try (TopicReader reader = new TopicReader(all)) {
      DeadLetterBox box = new DeadLetterBox(reader);
      List<LetterId> chosen = choice.chosen(box);
      try (Resolver resolver = choice.dryRun || chosen.isEmpty() ? null : new Resolver(all, reader, Clock.systemUTC())) {
        for (LetterId id : chosen) {
          refused += replay(box.get(id), resolver, out) ? 0 : 1;
        }
      }
      out.printf(
          "%,d %s%s%n", chosen.size() - refused, choice.dryRun ? "would be replayed" : "replayed",
          refused == 0 ? "" : ", %,d cannot be".formatted(refused));
    }
    out.flush();
    return refused == 0 ? ExitCode.OK : ExitCode.NOT_ALL_STORED;
  }

  private boolean replay(Letter letter, Resolver resolver, PrintWriter out) {
    try {
      if (resolver != null) {
        resolver.replay(letter);
      }
      out.printf("%-8s %s%n", letter.id(), Printable.of(String.valueOf(letter.what().path())));
      return true;
    } catch (NotReplayableException e) {
      out.println(Printable.of(e.getMessage()));
      return false;
    }
  }
}
