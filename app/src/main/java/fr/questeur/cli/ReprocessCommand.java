package fr.questeur.cli;

import fr.questeur.contract.QuestionJson;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.reprocess.Changes;
import fr.questeur.operate.reprocess.Reprocessing;
import fr.questeur.run.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Documents read again by better parsers. */
@Command(
    name = "reprocess",
    header = "Have documents read again after an upgrade, and say what changes, field by field.",
    description = {
      "Reads questions.raw from its beginning with the parsers of this version and compares with questions.enriched.",
      "Documents of questions that would say something else are published again; enrich, of this version too, passes",
      "their new state on, and the row changes from the old to the new one. Dead letters that can be read now are",
      "replayed. What reads the same is left alone, so that a second time changes nothing. 'questeur lag' tells when it",
      "is through.",
      "",
      "Needs room for the questions in the temporary directory."
    },
    footer = {
      "",
      "Examples:",
      "  questeur reprocess --dry-run --data ~/questeur-data",
      "  questeur reprocess --dry-run --bootstrap-servers kafka:9092",
      "  questeur reprocess --json | jq .fields"
    })
final class ReprocessCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;

  @Option(names = "--dry-run", description = "Say what would change, and do nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "One line of JSON.")
  boolean json;

  ReprocessCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    Map<String, Object> all = kafka.reachable(settings);
    try (TopicReader reader = new TopicReader(all)) {
      Changes changes = new Reprocessing(all, reader).run(dryRun);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(new String(QuestionJson.write(changes), StandardCharsets.UTF_8));
      } else {
        tell(changes, out);
      }
      out.flush();
    }
    return ExitCode.OK;
  }

  private void tell(Changes changes, PrintWriter out) {
    out.printf("%,d documents of %,d questions read%n", changes.documents(), changes.questions());
    changes.fields().forEach((field, count) -> {
      out.printf("%,8d  %s%n", count, field);
      out.println("          " + Printable.of(changes.examples().get(field)));
    });
    out.printf("%,d questions %s%n", changes.changed(), dryRun ? "would change" : "change");
    if (changes.readable() > 0) {
      out.printf("%,d dead letters can be read now%n", changes.readable());
    }
    if (changes.refused() > 0) {
      out.printf("%,d documents that were read are refused by this version; they stay as they are%n",
          changes.refused());
    }
    if (changes.sent() > 0) {
      out.printf("%,d documents published again%n", changes.sent());
    }
  }
}
