package fr.questeur.cli;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.ingest.common.RealPath;
import fr.questeur.operate.PathGlob;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.ledger.Ledger;
import fr.questeur.run.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The lines of the ledger. */
@Command(
    name = "list",
    header = "Print what ingest has read, in its order: fate, size, time of the file, hash, path.",
    description = "Reads questions.ledger, committed records only; joins no group and writes nothing.",
    footer = {
      "",
      "Examples:",
      "  questeur ledger list '**/2013/*.html'",
      "  questeur ledger list --fate dead_lettered --json | jq -r .path"
    })
final class LedgerListCommand implements Callable<Integer> {

  /** Of a glob, up to the last folder without a special character. */
  private static final Pattern PLAIN_FOLDER = Pattern.compile("^[^*?\\[{\\\\]*/");

  private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]{}\\\\]");

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;

  @Parameters(arity = "0..1", paramLabel = "GLOB", description = "Only files of such absolute paths, also through symbolic links.")
  String path;

  @Option(
      names = "--fate",
      paramLabel = "FATE",
      description = "Only those published, unchanged, dead_lettered or unpacked.")
  String fate;

  @Option(names = "--json", description = "One line of JSON for each.")
  boolean json;

  LedgerListCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    LedgerEntry.Fate wanted = fate == null ? null : CodedOption.parse("--fate", LedgerEntry.Fate.values(), fate);
    PathGlob paths = PathGlob.of(path, behindLinks(path));
    PrintWriter out = spec.commandLine().getOut();
    try (TopicReader reader = new TopicReader(kafka.reachable(settings))) {
      new Ledger(reader).forEach(entry -> {
        if ((wanted == null || entry.fate() == wanted) && paths.matches(entry.path())) {
          out.println(json ? new String(QuestionJson.write(entry), StandardCharsets.UTF_8) : line(entry));
        }
      });
    }
    out.flush();
    return ExitCode.OK;
  }

  /** The same for where its folder really is: the ledger has real paths. Null for null. */
  static String behindLinks(String glob) {
    if (glob == null || !glob.startsWith("/")) {
      return glob;
    }
    Matcher folder = PLAIN_FOLDER.matcher(glob);
    String plain = folder.find() ? folder.group() : "/";
    String real = RealPath.of(Path.of(plain)).toString();
    return SPECIAL.matcher(real.endsWith("/") ? real : real + "/").replaceAll("\\\\$0")
        + glob.substring(plain.length());
  }

  private static String line(LedgerEntry entry) {
    return "%-13s %,12d  %s  %s  %s".formatted(
        entry.fate().code(), entry.size(), entry.lastModified(), entry.sha256().substring(0, 12),
        Printable.of(entry.path()));
  }
}
