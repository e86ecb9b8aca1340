package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.kafka.Topics;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data directories of earlier versions, kept by {@code src/test/upgrade/make-fixture}, under this one. */
class UpgradeIT {

  private static final Path FIXTURES = Path.of("src/test/resources/upgrade");
  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int NEW = 810_001;

  @TempDir Path directory;

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void nothingIsLostNothingIsPublishedAgainAndNewDocumentsAreStored(Path fixture) throws IOException {
    unpack(fixture);
    LocalInstallation local = new LocalInstallation(directory.resolve("data"));
    List<byte[]> documents = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    local.inspect(before -> {
      before.read(Topics.RAW.name()).stream().map(ConsumerRecord::value).forEach(documents::add);
      rows.addAll(before.query(ROWS));
    });
    assertThat(documents).isNotEmpty();
    assertThat(rows).hasSameSizeAs(documents);

    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    for (int i = 0; i < documents.size(); i++) {
      Documents.drop(inbox, "known-" + i + ".txt", documents.get(i));
    }
    Documents.drop(inbox, "new.txt", Documents.answered(NEW));
    QuesteurProcess run = local.run("--once", inbox.toString());
    assertThat(run.await(LONG)).as(run.output()).isZero();
    assertThat(run.output()).contains("1 stored", documents.size() + " unchanged");

    local.inspect(after -> {
      assertThat(after.read(Topics.RAW.name())).hasSize(documents.size() + 1);
      assertThat(new TreeSet<>(after.query(ROWS))).containsAll(rows).hasSize(rows.size() + 1);
      assertThat(after.query("SELECT uid FROM question WHERE number = " + NEW)).containsExactly(Documents.uid(NEW));
    });
  }

  /** Rows of before stay to the letter of what they say. */
  private static final String ROWS =
      "SELECT concat_ws('|', uid, status, author_name, question_text, answer_text, answered_on) FROM question";

  private void unpack(Path fixture) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(fixture));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
          // PostgreSQL refuses a directory that others may read.
          Files.createDirectories(target, PosixFilePermissions.asFileAttribute(
              PosixFilePermissions.fromString("rwx------")));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
        }
      }
    }
  }
}
