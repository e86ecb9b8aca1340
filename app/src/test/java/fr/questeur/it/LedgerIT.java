package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.kafka.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger, looked at and made to forget, on an installation. */
class LedgerIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int FIRST = 830_001;

  @TempDir Path directory;

  @Test
  void aForgottenFileIsPublishedAgainWithAllThatIsInIt() throws Exception {
    Path inbox = Files.createDirectory(directory.toRealPath().resolve("inbox"));
    Path loose = Documents.drop(inbox, "loose.txt", Documents.answered(FIRST));
    Path zip = Documents.drop(inbox, "two.zip", zip(FIRST + 1, FIRST + 2));
    LocalInstallation local = new LocalInstallation(directory.resolve("data"));

    try (QuesteurProcess run = local.run("--inbox", inbox.toString())) {
      Installation installation = local.running();
      String data = directory.resolve("data").toString();
      await().atMost(LONG).ignoreExceptions()
          .untilAsserted(() -> assertThat(installation.query("SELECT uid FROM question")).as(run.output()).hasSize(3));
      String list = QuesteurProcess.output(0, "ledger", "list", "--data", data);
      assertThat(list.lines().filter(line -> line.startsWith("published"))).hasSize(3);
      assertThat(list.lines().filter(line -> line.startsWith("unpacked"))).singleElement().asString()
          .endsWith("two.zip");
      assertThat(QuesteurProcess.output(0, "ledger", "list", "**/loose.txt", "--json", "--data", data))
          .contains("\"fate\":\"published\"").contains(loose.toString());

      assertThat(QuesteurProcess.output(0, "ledger", "forget", zip.toString(), "--dry-run", "--data", data))
          .contains("3 lines would be forgotten");
      assertThat(QuesteurProcess.output(0, "ledger", "forget", zip.toString(), "--data", data))
          .contains("3 lines forgotten");
      assertThat(QuesteurProcess.output(3, "ledger", "forget", inbox + "/none.txt", "--data", data))
          .contains("none.txt: not in the ledger");
      assertThat(QuesteurProcess.output(0, "ledger", "list", "--data", data).lines()
          .filter(line -> line.contains("two.zip"))).isEmpty();
    }
    QuesteurProcess again = local.run("--once", inbox.toString());
    assertThat(again.await(LONG)).as(again.output()).isZero();

    local.inspect(after -> {
      assertThat(after.read(Topics.RAW.name())).as("the loose file once, the two others twice").hasSize(5);
      assertThat(after.query("SELECT uid FROM question")).hasSize(3);
      assertThat(after.read(Topics.ENRICHED.name())).as("nothing in them is new").hasSize(3);
    });
  }

  private static byte[] zip(int... numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int number : numbers) {
        zip.putNextEntry(new ZipEntry(number + ".txt"));
        zip.write(Documents.answered(number).getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
