package fr.questeur.cli;

import fr.questeur.operate.TopicReader;
import fr.questeur.operate.deadletters.DeadLetterBox;
import fr.questeur.operate.deadletters.Letter;
import fr.questeur.operate.deadletters.LetterId;
import fr.questeur.run.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Print one dead letter, or write its bytes to a file. */
@Command(
    name = "show",
    header = "Print one dead letter, or write its bytes to a file.",
    description = {
      "All headers, and the beginning of what it holds: the bytes of the document, untouched; for a letter of sink the",
      "question as JSON, for one of ingest a stub with path, size and hash."
    },
    footer = {
      "",
      "Examples:",
      "  questeur dead-letters show 2-17",
      "  questeur dead-letters show 2-17 --output document.html",
      "  questeur dead-letters show 2-17 --output - | less"
    })
final class DeadLettersShowCommand implements Callable<Integer> {

  private static final int EXCERPT = 2000;

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;

  @Parameters(paramLabel = "ID", description = "As 'questeur dead-letters list' prints it.")
  String id;

  @Option(names = "--output", paramLabel = "FILE", description = "Write the bytes there; - for standard output.")
  String output;

  DeadLettersShowCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws IOException {
    LetterId wanted = LetterId.parse(id);
    try (TopicReader reader = new TopicReader(kafka.reachable(settings))) {
      Letter letter = new DeadLetterBox(reader).get(wanted);
      if (letter == null) {
        throw new IllegalArgumentException("there is no dead letter " + wanted);
      }
      if ("-".equals(output)) {
        System.out.write(letter.bytes());
        System.out.flush();
      } else if (output != null) {
        Files.write(Path.of(output), letter.bytes());
        spec.commandLine().getErr().printf("%,d bytes in %s%n", letter.bytes().length, output);
        spec.commandLine().getErr().flush();
      } else {
        show(letter);
      }
    }
    return ExitCode.OK;
  }

  private void show(Letter letter) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(LetterLine.of(letter).text());
    out.println();
    for (Header header : letter.headers()) {
      String value = header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
      out.printf("%-30s %s%n", Printable.of(header.key()), Printable.of(value));
    }
    String text = new String(letter.bytes(), StandardCharsets.UTF_8);
    out.printf("%n%,d bytes:%n", letter.bytes().length);
    text.substring(0, Math.min(EXCERPT, text.length())).lines().map(Printable::of).forEach(out::println);
    if (text.length() > EXCERPT) {
      out.println("... (all of them: --output FILE)");
    }
    out.flush();
  }
}
