package fr.questeur.cli;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.IoErrors;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads documents and prints what they say. */
@Command(
    name = "parse",
    header = "Print the enriched JSON of documents, without broker or database.",
    description = {
      "One line of JSON for each document on standard output, in the order given; what cannot be read is told on",
      "standard error with its file and the reason. Nothing is stored."
    },
    footer = {
      "",
      "Examples:",
      "  questeur parse seeds/*.txt",
      "  questeur parse --pretty seeds/000_a6f3ac7e43a7038a.txt",
      "  cat document.txt | questeur parse - | jq .responseDelay"
    })
final class ParseCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--pretty", description = "Indented, for people.")
  boolean pretty;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents to read; - is standard input.")
  List<String> files;

  private final Enricher enricher = new Enricher();

  @Override
  public Integer call() {
    int failures = 0;
    for (String file : files) {
      if (!print(file)) {
        failures++;
      }
    }
    return failures == 0 ? ExitCode.OK : ExitCode.NOT_ALL_STORED;
  }

  private boolean print(String file) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      Question question = file.equals("-") ? read(System.in) : read(Path.of(file));
      out.println(
          pretty
              ? QuestionJson.writePretty(question)
              : new String(QuestionJson.write(question), StandardCharsets.UTF_8));
      out.flush();
      return true;
    } catch (RejectedDocumentException e) {
      err.println(file + ": " + e.reason().code() + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      err.println(file + ": no such file");
    } catch (IOException e) {
      err.println(file + ": cannot be read: " + IoErrors.say(e));
    }
    err.flush();
    return false;
  }

  private Question read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return enricher.enrich(bounded(in), path.toString(), Files.getLastModifiedTime(path).toInstant());
    }
  }

  private Question read(InputStream in) throws IOException {
    return enricher.enrich(bounded(in), "-", Instant.now());
  }

  private static byte[] bounded(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Topics.MAX_DOCUMENT_BYTES + 1);
    if (bytes.length > Topics.MAX_DOCUMENT_BYTES) {
      throw new RejectedDocumentException(
          DeadLetterReason.TOO_LARGE,
          "larger than %,d bytes".formatted(Topics.MAX_DOCUMENT_BYTES));
    }
    return bytes;
  }
}
