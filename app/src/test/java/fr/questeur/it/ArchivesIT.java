package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and aggregates through all stages. */
class ArchivesIT {

  private static final Duration LONG = Duration.ofSeconds(180);

  @TempDir Path directory;

  private Path inbox;
  private LocalInstallation local;

  @BeforeEach
  void prepare() throws IOException {
    inbox = Files.createDirectory(directory.resolve("inbox"));
    local = new LocalInstallation(directory.resolve("data"));
  }

  @Test
  void everyDocumentInAnArchiveIsStoredOnceAndASecondRunOpensNothing() throws IOException {
    Documents.drop(inbox, "loose.txt", Documents.answered(1));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("14/one.txt", Documents.answered(1).getBytes(UTF_8));
    entries.put("14/two.txt", Documents.answered(2).getBytes(UTF_8));
    entries.put("__MACOSX/14/._two.txt", new byte[] {0, 5});
    entries.put("nested/more.zip", zip(Map.of("three.txt", Documents.pending(3).getBytes(UTF_8))));
    entries.put("../evil.txt", Documents.pending(4).getBytes(UTF_8));
    entries.put("five.txt.gz", gzip(Documents.pending(5).getBytes(UTF_8)));
    Documents.drop(inbox, "a.bin", zip(entries));
    byte[] cut = zip(Map.of("six.txt", Documents.pending(6).getBytes(UTF_8)));
    Documents.drop(inbox, "cut.zip", Arrays.copyOf(cut, cut.length - 30));

    QuesteurProcess run = local.run("--once", inbox.toString());
    assertThat(run.await(LONG)).as(run.output()).isEqualTo(3);
    assertThat(run.output()).contains("5 stored", "2 dead letter", "1 unchanged", "1 unpacked", "1 ignored");
    assertThat(run.output()).contains("inbox/a.bin!/nested/more.zip!/three.txt");

    QuesteurProcess second = local.run("--once", inbox.toString());
    assertThat(second.await(LONG)).as(second.output()).isZero();
    assertThat(second.output()).contains("3 documents in ", "3 unchanged").doesNotContain("stored");

    local.inspect(installation -> {
      assertThat(installation.query("SELECT number FROM question ORDER BY number"))
          .containsExactly("1", "2", "3", "5", "6");
      assertThat(installation.read(Topics.RAW.name()))
          .extracting(record -> RecordHeaders.text(record.headers(), RecordHeaders.FILE_PATH))
          .hasSize(5)
          .contains("inbox/a.bin!/14/two.txt", "inbox/a.bin!/five.txt.gz!/five.txt", "inbox/cut.zip!/six.txt");
      assertThat(installation.deadLetters()).extracting(DeadLetter::reason)
          .containsExactlyInAnyOrder(DeadLetterReason.UNSAFE_ARCHIVE, DeadLetterReason.DAMAGED_ARCHIVE);
      assertThat(installation.read(Topics.LEDGER.name()))
          .extracting(record -> QuestionJson.read(record.value(), LedgerEntry.class).fate())
          .filteredOn(fate -> fate == LedgerEntry.Fate.UNPACKED)
          .hasSize(1);
    });
  }

  @Test
  void killedInTheMiddleOfAnArchiveItPublishesTheRestAndNothingAgain() throws IOException {
    int documents = 3_000;
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int number = 1; number <= documents; number++) {
      entries.put(number % 7 + "/" + number + ".txt", Documents.answered(number).getBytes(UTF_8));
    }
    Documents.drop(inbox, "a.zip", zip(entries));
    QuesteurProcess first = local.run("--inbox", inbox.toString());
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(local.running().query("SELECT uid FROM question")).isNotEmpty());
    first.kill();

    QuesteurProcess last = local.run("--once", inbox.toString());
    assertThat(last.await(LONG)).as(last.output()).isZero();
    assertThat(last.output()).contains("... and more of what is in archives");

    local.inspect(installation -> {
      assertThat(installation.read(Topics.RAW.name())).hasSize(documents);
      assertThat(installation.query("SELECT count(*) FROM question")).containsExactly(Integer.toString(documents));
    });
  }

  @Test
  void anAggregateLargerThanADocumentIsSplit() throws IOException {
    StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<questionsEcrites>\n");
    int questions = 30;
    for (int i = 1; i <= questions; i++) {
      xml.append("<question><uid>QANR5L14QE").append(190_000 + i).append("</uid><texte>")
          .append("à lire ".repeat(60_000)).append("</texte></question>\n");
    }
    Documents.drop(inbox, "export.xml", xml.append("</questionsEcrites>\n").toString());
    assertThat(Files.size(inbox.resolve("export.xml"))).isGreaterThan(Topics.MAX_DOCUMENT_BYTES);

    QuesteurProcess run = local.run("--once", inbox.toString());
    run.await(LONG);
    assertThat(run.output()).contains("1 unpacked", questions + " documents in ");

    local.inspect(installation -> assertThat(installation.read(Topics.RAW.name()))
        .hasSize(questions)
        .allSatisfy(record -> assertThat(new String(record.value(), UTF_8))
            .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<question><uid>QANR5L14QE190")
            .endsWith("</texte></question>"))
        .extracting(record -> RecordHeaders.text(record.headers(), RecordHeaders.FILE_PATH))
        .contains("inbox/export.xml#QANR5L14QE190030"));
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
