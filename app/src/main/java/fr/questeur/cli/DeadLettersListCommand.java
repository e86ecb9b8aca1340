package fr.questeur.cli;

import fr.questeur.contract.QuestionJson;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.deadletters.DeadLetterBox;
import fr.questeur.operate.deadletters.Letter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Print dead letters, oldest first in each partition. */
@Command(
    name = "list",
    header = "Print dead letters, oldest first in each partition.",
    description = {
      "Reads questions.dead-letter once, committed records only; joins no group and writes nothing.",
      "",
      "Exit codes: 0 none is open among those asked for, 3 some are."
    },
    footer = {
      "",
      "Examples:",
      "  questeur dead-letters list --reason truncated --since 2026-11-24",
      "  questeur dead-letters list --all --json | jq -r .path"
    })
final class DeadLettersListCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;
  @Mixin LetterFilterOptions filter;

  @Option(names = "--all", description = "Those that are replayed, discarded or superseded, too.")
  boolean all;

  @Option(names = "--json", description = "One line of JSON for each.")
  boolean json;

  DeadLettersListCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    Predicate<Letter> wanted = filter.filter().test();
    PrintWriter out = spec.commandLine().getOut();
    long[] counts = new long[2];
    try (TopicReader reader = new TopicReader(kafka.reachable(settings))) {
      new DeadLetterBox(reader).forEach(letter -> {
        if ((all || letter.isOpen()) && wanted.test(letter)) {
          LetterLine line = LetterLine.of(letter);
          out.println(json ? new String(QuestionJson.write(line), StandardCharsets.UTF_8) : line.text());
          counts[letter.isOpen() ? 0 : 1]++;
        }
      });
    }
    if (!json) {
      out.println(counts[0] + counts[1] == 0
          ? "No dead letters."
          : "%,d open%s".formatted(counts[0], counts[1] == 0 ? "" : ", %,d done".formatted(counts[1])));
    }
    out.flush();
    return counts[0] == 0 ? ExitCode.OK : ExitCode.NOT_ALL_STORED;
  }
}
