package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.kafka.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code questeur run} as a user sees it. */
class RunIT {

  private static final Path SEEDS = Path.of("../seeds");
  private static final Duration LONG = Duration.ofSeconds(120);

  @TempDir Path directory;

  private Path inbox;
  private LocalInstallation local;

  @BeforeEach
  void prepare() throws IOException {
    inbox = Files.createDirectory(directory.resolve("inbox"));
    local = new LocalInstallation(directory.resolve("data"));
  }

  @Test
  void theSeedsAreStoredAndASecondRunPublishesNothing() throws IOException {
    long seeds = seeds();
    QuesteurProcess first = local.run("--once", SEEDS.toString());
    assertThat(first.await(LONG)).as(first.output()).isZero();
    assertThat(first.output())
        .contains(
            "QANR5L14QE26402 · Affaires étrangères (affaires-etrangeres) · asked 14/05/2013 · answered 25/06/2013 · "
                + "42 days, within the extension (deadline 14/06/2013, at most 14/07/2013)")
        .contains(seeds + " stored")
        .contains("PGSERVICEFILE=" + directory.resolve("data/pg_service.conf") + " psql service=questeur -c")
        .contains("kcat -F " + directory.resolve("data/kcat.conf"));

    QuesteurProcess second = local.run("--once", SEEDS.toString());
    assertThat(second.await(LONG)).as(second.output()).isZero();
    assertThat(second.output()).contains(seeds + " unchanged").doesNotContain("stored");

    local.inspect(installation -> {
      assertThat(installation.read(Topics.RAW.name())).hasSize((int) seeds);
      assertThat(installation.enriched()).hasSize((int) seeds);
      assertThat(installation.query("SELECT uid FROM question")).hasSize((int) seeds);
    });
  }

  private static long seeds() throws IOException {
    try (var files = Files.list(SEEDS)) {
      return files.filter(file -> file.toString().endsWith(".txt")).count();
    }
  }

  @Test
  void aFileDroppedWhileItWatchesBecomesARowAndAChangedFileANewState() {
    Documents.drop(inbox, "present.txt", Documents.answered(1));
    try (QuesteurProcess run = local.run("--inbox", inbox.toString())) {
      awaitStatus(run, 1, "answered");

      Documents.drop(inbox, "deep/er/été 2013.txt", Documents.pending(2));
      awaitStatus(run, 2, "pending");
      Documents.drop(inbox, "deep/er/été 2013.txt", Documents.answered(2));
      awaitStatus(run, 2, "answered");
      Documents.drop(inbox, "copy.txt", Documents.answered(2));
      await().atMost(LONG).until(() -> run.output().contains("copy.txt"));

      assertThat(local.running().enriched()).hasSize(2);
      assertThat(local.running().read(Topics.RAW.name())).hasSize(3);

      run.terminate();
      assertThat(run.await(LONG)).isEqualTo(128 + 15);
      assertThat(run.output()).contains("4 documents in ", "3 stored", "1 unchanged");
    }
  }

  @Test
  void whatWasUnderWayWhenItWasKilledIsDoneOnceAtTheNextStart() {
    int documents = 400;
    for (int number = 1; number <= documents; number++) {
      Documents.drop(inbox, number % 7 + "/" + number + ".txt", Documents.answered(number));
    }
    for (int rows : new int[] {1, documents / 2}) {
      QuesteurProcess run = local.run("--inbox", inbox.toString());
      awaitRows(run, rows);
      run.kill();
    }

    QuesteurProcess last = local.run("--once", inbox.toString());
    assertThat(last.await(LONG)).as(last.output()).isZero();

    local.inspect(installation -> {
      assertThat(installation.read(Topics.RAW.name())).hasSize(documents);
      assertThat(installation.read(Topics.ENRICHED.name())).hasSize(documents);
      assertThat(installation.query("SELECT uid FROM question")).hasSize(documents);
      assertThat(installation.query("SELECT uid FROM event WHERE type = 'answered'")).hasSize(documents);
    });
  }

  @Test
  void aPortThatWasAskedForAndIsTakenIsAClearError() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      QuesteurProcess run =
          QuesteurProcess.start(
              "run", "--once", "--data", directory.resolve("other").toString(), "--kafka-port", port, inbox.toString());
      assertThat(run.await(LONG)).isEqualTo(1);
      assertThat(run.output()).contains("port " + port + " for Kafka is taken", "--kafka-port");
    }
  }

  private void awaitStatus(QuesteurProcess run, int number, String status) {
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(() -> {
          assertThat(run.isAlive()).as(run.output()).isTrue();
          assertThat(local.running().query("SELECT status FROM question WHERE uid = '" + Documents.uid(number) + "'"))
              .containsExactly(status);
        });
  }

  private void awaitRows(QuesteurProcess run, int rows) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .untilAsserted(() -> {
          assertThat(run.isAlive()).as(run.output()).isTrue();
          assertThat(local.running().query("SELECT uid FROM question")).hasSizeGreaterThanOrEqualTo(rows);
        });
  }
}
