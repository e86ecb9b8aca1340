package fr.questeur.cli;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import fr.questeur.run.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The ministries of {@code questions.enriched} that could not be placed. */
@Command(
    name = "unknown",
    header = "Print the ministry labels that could not be placed, most frequent first.",
    description = {
      "Reads questions.enriched from its beginning to where it ends now, committed records only, and looks at the",
      "latest state of each question. For each label: how many questions have it, one of them, and the id it is",
      "stored under until it is placed. Writes nothing, joins no group.",
      "",
      "Exit codes: 0 every ministry has its place, 3 some have not."
    },
    footer = {
      "",
      "Examples:",
      "  questeur portfolios unknown --data ~/questeur-data",
      "  questeur portfolios unknown --bootstrap-servers kafka:9092",
      "  questeur portfolios unknown --json | jq -r .label"
    })
final class PortfoliosUnknownCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;

  @Option(names = "--json", description = "One line of JSON for each: label, portfolio, questions, example.")
  boolean json;

  PortfoliosUnknownCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    try (TopicReader reader = new TopicReader(kafka.reachable(settings))) {
      return report(reader);
    } catch (KafkaException e) {
      throw new KafkaException("Kafka at " + kafka.servers(settings) + ": " + e.getMessage(), e);
    }
  }

  int report(TopicReader reader) {
    UnplacedMinistries unplaced = new UnplacedMinistries();
    reader.readAll(Topics.ENRICHED.name(), unplaced::accept);
    List<UnplacedMinistries.Unplaced> all = unplaced.mostFrequentFirst();
    PrintWriter out = spec.commandLine().getOut();
    for (UnplacedMinistries.Unplaced each : all) {
      out.println(
          json
              ? new String(QuestionJson.write(each), StandardCharsets.UTF_8)
              : "%,7d  %s  (%s, %s)".formatted(each.questions(), Printable.of(each.label()), each.portfolio(), each.example()));
    }
    if (all.isEmpty() && !json) {
      out.println("Every ministry of %s has its place.".formatted(Topics.ENRICHED.name()));
    }
    out.flush();
    if (unplaced.unreadable() > 0) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("%,d records that are no questions were skipped".formatted(unplaced.unreadable()));
      err.flush();
    }
    return all.isEmpty() ? ExitCode.OK : ExitCode.NOT_ALL_PLACED;
  }
}
