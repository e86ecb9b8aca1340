package fr.questeur.cli;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.IoErrors;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.ingest.archive.ContainerKind;
import fr.questeur.ingest.archive.Limits;
import fr.questeur.ingest.archive.Member;
import fr.questeur.ingest.archive.Members;
import fr.questeur.ingest.archive.Source;
import fr.questeur.ingest.archive.SourceException;
import fr.questeur.ingest.archive.Unpacker;
import fr.questeur.run.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
      "standard error with its file and the reason. Archives and aggregates are read document by document. Nothing is",
      "stored."
    },
    footer = {
      "",
      "Examples:",
      "  questeur parse seeds/*.txt",
      "  questeur parse --pretty seeds/000_a6f3ac7e43a7038a.txt",
      "  questeur parse Questions_ecrites_XIV.xml.zip | jq -r .status | sort | uniq -c",
      "  cat document.txt | questeur parse - | jq .responseDelay"
    })
final class ParseCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--pretty", description = "Indented, for people.")
  boolean pretty;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents to read; - is standard input.")
  List<String> files;

  private final Enricher enricher = new Enricher();
  private int failures;

  @Override
  public Integer call() {
    files.forEach(this::print);
    return failures == 0 ? ExitCode.OK : ExitCode.NOT_ALL_STORED;
  }

  private void print(String file) {
    try {
      if (file.equals("-")) {
        print(file, bounded(System.in), Instant.now());
        return;
      }
      Path path = Path.of(file);
      Instant lastModified = Files.getLastModifiedTime(path).toInstant();
      Optional<ContainerKind> container = container(path);
      if (container.isPresent()) {
        unpack(path, container.get(), lastModified);
        return;
      }
      try (InputStream in = Files.newInputStream(path)) {
        print(file, bounded(in), lastModified);
      }
    } catch (RejectedDocumentException e) {
      refuse(file, e.reason(), e.getMessage());
    } catch (NoSuchFileException e) {
      fail(file + ": no such file");
    } catch (IOException e) {
      fail(file + ": cannot be read: " + IoErrors.say(e));
    }
  }

  private void print(String name, byte[] document, Instant observedAt) {
    try {
      Question question = enricher.enrich(document, name, observedAt);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          pretty
              ? QuestionJson.writePretty(question)
              : new String(QuestionJson.write(question), StandardCharsets.UTF_8));
      out.flush();
    } catch (RejectedDocumentException e) {
      refuse(name, e.reason(), e.getMessage());
    }
  }

  private static Optional<ContainerKind> container(Path path) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      byte[] head = Channels.newInputStream(file).readNBytes(ContainerKind.HEAD);
      return ContainerKind.of(head, head.length, file);
    }
  }

  private void unpack(Path path, ContainerKind kind, Instant lastModified) throws IOException {
    try (Source source = Source.open(path.toRealPath(), () -> false)) {
      new Unpacker(source, Limits.of(Topics.MAX_DOCUMENT_BYTES), new PrintedMembers(path.toString()))
          .unpack(kind, path.getFileName().toString(), lastModified)
          .ifPresent(failure -> refuse(path.toString(), failure.reason(), failure.message()));
    } catch (SourceException e) {
      throw e.getCause();
    }
  }

  private void refuse(String name, DeadLetterReason reason, String message) {
    fail(name + ": " + reason.code() + ": " + message);
  }

  private void fail(String line) {
    failures++;
    PrintWriter err = spec.commandLine().getErr();
    err.println(Printable.of(line));
    err.flush();
  }

  /** The documents in an archive or aggregate, each under the name it would have in {@code questions.raw}. */
  private final class PrintedMembers implements Members {

    private final String file;

    PrintedMembers(String file) {
      this.file = file;
    }

    @Override
    public void document(Member member, byte[] bytes) {
      print(file + member.path(), bytes, member.lastModified());
    }

    @Override
    public void tooLarge(Member member, long size, String sha256) {
      refuse(file + member.path(), DeadLetterReason.TOO_LARGE, "%,d bytes".formatted(size));
    }

    @Override
    public void refused(Member member, long size, DeadLetterReason reason, String message) {
      refuse(file + member.path(), reason, message);
    }

    @Override
    public void ignored(Member member, String why) {
      // As the watched folder does: nothing was asked of it.
    }

    @Override
    public void progress(long entriesLeft, int percent) {
      // Each document is its own progress.
    }
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
