package fr.questeur.cli;

import fr.questeur.contract.QuestionJson;
import fr.questeur.monitor.lag.LagJson;
import fr.questeur.monitor.lag.LagReader;
import fr.questeur.monitor.lag.LagReport;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far every consumer group is behind. */
@Command(
    name = "lag",
    header = "Print how far each consumer group is behind, in records and in seconds.",
    description = {
      "Of enrich, sink and every other group that reads a topic of Questeur, on any Kafka. The lag is that of a reader",
      "of committed records: it reaches zero when all is done. The age is that of the oldest record not yet processed.",
      "The trend is ok, falling behind (commits, but the lag grows), stalled (members, a lag, and no commit for a",
      "minute) or stopped (no members); the first and the last of these show at once, the others under --watch.",
      "Joins no group and writes nothing.",
      "",
      "Exit codes: 0 read; 3 with --fail-above, if a group is further behind."
    },
    footer = {
      "",
      "Examples:",
      "  questeur lag --data ~/questeur-data",
      "  questeur lag --bootstrap-servers kafka:9092",
      "  questeur lag --watch 5 --by-partition",
      "  questeur lag --json | jq '.groups[] | {group, records, age}'",
      "  until questeur lag --fail-above 0 >/dev/null; do sleep 1; done"
    })
final class LagCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;
  @Mixin StageGroups groups;

  @Option(names = "--by-partition", description = "A line for each partition, too.")
  boolean byPartition;

  @Option(names = "--json", description = "One line of JSON for each reading.")
  boolean json;

  @Option(
      names = "--watch",
      arity = "0..1",
      fallbackValue = "2",
      paramLabel = "SECONDS",
      description = "Again every so many seconds, until Ctrl-C. Default: ${FALLBACK-VALUE}")
  Integer watch;

  @Option(
      names = "--fail-above",
      paramLabel = "RECORDS",
      description = "Exit with 3 if any group is further behind than this.")
  Long failAbove;

  LagCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (watch != null && watch < 1) {
      throw new ParameterException(spec.commandLine(), "--watch starts at 1 second");
    }
    try (LagReader reader = new LagReader(properties(), groups.all(), Clock.systemUTC())) {
      LagReport report = show(reader);
      while (watch != null) {
        Thread.sleep(watch * 1000L);
        report = show(reader);
      }
      boolean isAbove =
          failAbove != null && report.groups().stream().anyMatch(group -> group.records() > failAbove);
      return isAbove ? ExitCode.LAG_ABOVE : ExitCode.OK;
    } catch (KafkaException e) {
      throw new KafkaException("Kafka at " + kafka.servers(settings) + ": " + e.getMessage(), e);
    }
  }

  private LagReport show(LagReader reader) {
    LagReport report = reader.read();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new String(QuestionJson.write(LagJson.of(report)), StandardCharsets.UTF_8));
    } else {
      if (watch != null && Terminal.isPresent()) {
        out.print("\u001B[H\u001B[2J");
      }
      LagTable.lines(report, byPartition).forEach(out::println);
      out.println();
    }
    out.flush();
    return report;
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(kafka.reachable(settings));
    properties.putIfAbsent("default.api.timeout.ms", "30000");
    return properties;
  }
}
