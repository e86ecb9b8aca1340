package fr.questeur.cli;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.ingest.common.RealPath;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.ledger.Ledger;
import fr.questeur.run.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Files that ingest shall read again. */
@Command(
    name = "forget",
    header = "Have ingest read files again, and publish them again.",
    description = {
      "Takes the lines of the files out of the ledger, with those of what is in an archive or aggregate. Ingest reads",
      "the files again at its next start; one that is running, at a scan after it has next published something. What",
      "they hold is published once more, and enrich finds it unchanged unless it reads it differently now. Rows and",
      "enriched questions stay.",
      "",
      "Exit codes: 0 forgotten, 3 the ledger has nothing of some of the files."
    },
    footer = {
      "",
      "Examples:",
      "  questeur ledger forget inbox/2013/a.html",
      "  questeur ledger forget --dry-run /srv/questions/legislature-14.zip"
    })
final class LedgerForgetCommand implements Callable<Integer> {

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = {
    "By path, from here or absolute, also through symbolic links; or as 'ledger list' prints it."
  })
  List<Path> files;

  @Option(names = "--dry-run", description = "Say what would be forgotten, and do nothing.")
  boolean dryRun;

  LedgerForgetCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    Map<String, Object> all = kafka.reachable(settings);
    PrintWriter out = spec.commandLine().getOut();
    List<LedgerEntry> entries = new ArrayList<>();
    boolean missing = false;
    try (TopicReader reader = new TopicReader(all)) {
      Ledger ledger = new Ledger(reader);
      for (Path file : files) {
        String place = file.toAbsolutePath().normalize().toString();
        List<LedgerEntry> found = ledger.of(List.of(place, RealPath.of(file).toString()));
        out.println(
            Printable.of(place) + (found.isEmpty() ? ": not in the ledger" : ": %,d lines".formatted(found.size())));
        missing |= found.isEmpty();
        entries.addAll(found);
      }
    }
    if (!dryRun && !entries.isEmpty()) {
      Ledger.forget(all, entries);
    }
    out.printf("%,d lines %s%n", entries.size(), dryRun ? "would be forgotten" : "forgotten");
    out.flush();
    return missing ? ExitCode.NOT_ALL_STORED : ExitCode.OK;
  }
}
