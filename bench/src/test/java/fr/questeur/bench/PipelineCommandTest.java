package fr.questeur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.bench.pipeline.Settings;
import fr.questeur.bench.pipeline.Way;
import fr.questeur.bench.pipeline.What;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PipelineCommandTest {

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void makeScript() throws IOException {
    script = Files.createFile(folder.resolve("questeur"));
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void measuresAllOfALegislatureIfNothingElseIsAsked() {
    Settings settings = settings();
    assertThat(settings.documents()).isEqualTo(104_137);
    assertThat(settings.runs()).isEqualTo(3);
    assertThat(settings.only()).containsExactly(What.values());
    assertThat(settings.ways()).extracting(Way::label).containsExactly(
        "one JVM, folder, search on", "one JVM, folder, search off", "one JVM, zip, search on",
        "one JVM, zip, search off", "processes, folder, search on", "processes, folder, search off");
    assertThat(settings.trickle()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.growth()).containsExactly(10_000, 100_000, 400_000);
    assertThat(settings.known()).isEqualTo(1_000_000);
    assertThat(settings.instances()).containsExactly(1, 2, 4);
    assertThat(settings.warmUp()).isEqualTo(100_000);
  }

  @Test
  void measuresLittleWhenItMustBeQuick() {
    Settings settings = settings("--quick");
    assertThat(settings.documents()).isEqualTo(5_000);
    assertThat(settings.runs()).isEqualTo(1);
    assertThat(settings.only()).containsExactly(What.PARTS, What.WHOLE, What.START, What.LATENCY);
    assertThat(settings.ways()).extracting(Way::label)
        .containsExactly("one JVM, folder, search on", "one JVM, folder, search off");
    assertThat(settings.trickle()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void whatIsAskedForGoesBeforeThePreset() {
    Settings settings =
        settings("--quick", "--documents", "70", "--runs", "2", "--only", "whole,scale", "--ways", "processes",
            "--search", "off");
    assertThat(settings.documents()).isEqualTo(70);
    assertThat(settings.runs()).isEqualTo(2);
    assertThat(settings.only()).containsExactly(What.WHOLE, What.SCALE);
    assertThat(settings.ways()).containsExactly(new Way(Way.Source.FOLDER, false, false));
  }

  @Test
  void waysAreNamedAsTheHelpHasThem() {
    assertThat(settings("--ways", "one-jvm", "--from", "zip").ways())
        .containsExactly(new Way(Way.Source.ZIP, true, true), new Way(Way.Source.ZIP, true, false));
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(run("--documents", "0")).isEqualTo(Main.USAGE);
    assertThat(run("--only", "everything")).isEqualTo(Main.USAGE);
    assertThat(run("--sizes", "10,0")).isEqualTo(Main.USAGE);
    assertThat(run("--warm-up", "0")).isEqualTo(Main.USAGE);
    assertThat(
            Main.commandLine().setErr(new PrintWriter(new StringWriter()))
                .execute("pipeline", "--questeur", folder.resolve("missing").toString()))
        .isEqualTo(Main.USAGE);
  }

  @Test
  void saysWhatIsNoReportToCompare() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "no JSON");
    StringWriter err = new StringWriter();
    int code = Main.commandLine().setErr(new PrintWriter(err)).execute("compare", file.toString(), file.toString());
    assertThat(code).isEqualTo(Main.USAGE);
    assertThat(err.toString()).contains("x.json is no report");
  }

  private Settings settings(String... arguments) {
    PipelineCommand command = new PipelineCommand();
    new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(with(arguments));
    return command.settings();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("pipeline"));
    all.addAll(List.of(with(arguments)));
    return Main.commandLine()
        .setOut(new PrintWriter(Writer.nullWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(all.toArray(new String[0]));
  }

  private String[] with(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--questeur", script.toString()));
    all.addAll(List.of(arguments));
    return all.toArray(new String[0]);
  }
}
