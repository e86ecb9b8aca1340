package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParseCommandTest {

  private static final Path SEED = Path.of("../seeds/000_a6f3ac7e43a7038a.txt");

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void eachDocumentIsOneLineOfJson() {
    assertThat(parse(SEED.toString(), SEED.toString())).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines()).hasSize(2).allSatisfy(line -> {
      Question question = QuestionJson.read(line.getBytes(StandardCharsets.UTF_8));
      assertThat(question.uid()).hasToString("QANR5L14QE26402");
      assertThat(question.responseDelay().days()).isEqualTo(42);
    });
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void prettyIsForPeople() {
    assertThat(parse("--pretty", SEED.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines().count()).isGreaterThan(20);
  }

  @Test
  void whatCannotBeReadIsToldWithFileAndReasonAndTheRestIsPrinted() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty.txt"));
    Path missing = directory.resolve("missing.txt");

    assertThat(parse(empty.toString(), missing.toString(), SEED.toString())).isEqualTo(ExitCode.NOT_ALL_STORED);

    assertThat(err.toString()).contains(empty + ": empty: ", missing + ": no such file");
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void aDocumentThatIsTooLargeIsNotReadWhole() throws IOException {
    Path large = directory.resolve("large.txt");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(Topics.MAX_DOCUMENT_BYTES + 1L);
    }

    assertThat(parse(large.toString())).isEqualTo(ExitCode.NOT_ALL_STORED);
    assertThat(err.toString()).contains(large + ": too_large: ");
  }

  @Test
  void anArchiveIsReadDocumentByDocument() throws IOException {
    Path zip = directory.resolve("questions.zip");
    try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
      entries.putNextEntry(new ZipEntry("14/seed.txt"));
      Files.copy(SEED, entries);
      entries.putNextEntry(new ZipEntry("14/note.txt"));
      entries.write("Bonjour.".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(parse(zip.toString())).isEqualTo(ExitCode.NOT_ALL_STORED);

    assertThat(out.toString().lines()).hasSize(1);
    assertThat(QuestionJson.read(out.toString().getBytes(StandardCharsets.UTF_8)).source().path())
        .isEqualTo(zip + "!/14/seed.txt");
    assertThat(err.toString()).contains(zip + "!/14/note.txt: not_a_question: ");
  }

  @Test
  void aDamagedArchiveGivesWhatStandsBeforeTheDamage() throws IOException {
    Path gzip = directory.resolve("cut.gz");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(whole)) {
      Files.copy(SEED, out);
    }
    Files.write(gzip, Arrays.copyOf(whole.toByteArray(), whole.size() / 2));

    assertThat(parse(gzip.toString())).isEqualTo(ExitCode.NOT_ALL_STORED);
    assertThat(err.toString()).contains(gzip + ": damaged_archive: ");
  }

  private int parse(String... arguments) {
    CommandLine command = Main.commandLine(Settings.load(Map.of(), null));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "parse";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return command.execute(all);
  }
}
