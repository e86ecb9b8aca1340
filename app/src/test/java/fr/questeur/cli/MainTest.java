package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesEveryCommandAndTheExitCodes() {
    assertThat(execute("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("run", "ingest", "enrich", "sink", "parse", "portfolios", "Exit codes: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "ingest", "enrich", "sink", "parse", "portfolios"})
  void helpOfEachCommandTeachesByExample(String command) {
    assertThat(execute(command, "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Usage: questeur " + command, "Example", "--config");
  }

  @Test
  void helpDoesNotPrintAPasswordOfTheEnvironment() {
    Map<String, String> environment =
        Map.of("QUESTEUR_POSTGRES_URL", "postgresql://questeur:Mot-de-passe@db/questeur",
            "QUESTEUR_POSTGRES_PASSWORD", "Mot-de-passe");
    CommandLine command = Main.commandLine(Settings.load(environment, null));
    command.setOut(new PrintWriter(out, true));
    assertThat(command.execute("sink", "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("Default: jdbc:postgresql://127.0.0.1:5432/questeur")
        .doesNotContain("Mot-de-passe");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    assertThat(execute("parse", "--no-such-option", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--no-such-option");
  }

  @Test
  void aMisspeltEntryOfTheFileIsAUsageError() throws IOException {
    Path file = Files.writeString(directory.resolve("q.properties"), "bootstrap.server=x:1\n");
    assertThat(Main.execute(Map.of(), "--config", file.toString(), "parse", "x")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anInboxThatIsNoFolderIsAUsageError() {
    Path missing = directory.resolve("missing");
    assertThat(execute("run", "--once", missing.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("not a folder: " + missing);
  }

  @Test
  void aBadPatternIsAUsageError() {
    assertThat(execute("run", "--once", "--exclude", "*.pdf,[a", directory.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("'[a'");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void patternsOfTheEnvironmentAreSeparatedByCommasOrLines() {
    ExcludeOptions options = new ExcludeOptions();
    CommandLine command = new CommandLine(CommandLine.Model.CommandSpec.create().addMixin(
        "exclude", CommandLine.Model.CommandSpec.forAnnotatedObject(options)));
    command.setDefaultValueProvider(new Settings(Map.of("QUESTEUR_EXCLUDE", "*.pdf, old/\n/drafts,\n"), new Properties()));
    command.parseArgs();

    assertThat(options.patterns).map(String::strip).filteredOn(pattern -> !pattern.isEmpty())
        .containsExactly("*.pdf", "old/", "/drafts");
  }

  @Test
  void anInboxInTheDataDirectoryIsRefusedBeforeAnythingStarts() throws IOException {
    Path data = directory.resolve("data");
    Path inbox = Files.createDirectories(data.resolve("inbox"));

    assertThat(execute("run", "--once", "--data", data.toString(), inbox.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("is in " + data);
    assertThat(data.resolve("kafka")).doesNotExist();
  }

  private int execute(String... arguments) {
    CommandLine command = Main.commandLine(Settings.load(Map.of(), null));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
