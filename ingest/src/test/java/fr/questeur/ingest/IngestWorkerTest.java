package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.CrashJournal;
import fr.questeur.contract.stage.Health;
import fr.questeur.ingest.SettledFiles.Cause;
import fr.questeur.ingest.archive.Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestWorkerTest {

  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration QUIET = Duration.ofSeconds(3);

  @TempDir Path temp;
  private final FakeKafka kafka = new FakeKafka();
  private Path folder;
  private WorkerFixture ingest;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("inbox"));
    ingest = new WorkerFixture(kafka, List.of(folder));
  }

  @AfterEach
  void everyFileFoundHasAFateOrWaits() {
    assertThat(ingest.found()).isEqualTo(ingest.withFate() + ingest.waiting());
    assertThat(ingest.heard.found).hasSize((int) ingest.found());
  }

  @Test
  void everyFileInTheFolderIsPublishedOnce() throws IOException {
    for (int i = 0; i < 25; i++) { // more than two batches
      TestFiles.old(folder.resolve("q" + i + ".txt"), "question " + i);
    }

    assertThat(ingest.scan()).hasSize(25).allMatch(fate -> fate.startsWith("PUBLISHED inbox/q"));
    assertThat(ingest.scan()).isEmpty();

    assertThat(kafka.rawValues()).hasSize(25).doesNotHaveDuplicates();
    assertThat(kafka.ledgerEntries()).hasSize(25);
    assertThat(ingest.health).isEqualTo(Health.READY);
  }

  @Test
  void aPublishedFileIsToldWithTheKeyOfItsRecord() throws IOException {
    TestFiles.old(folder.resolve("q.txt"), "abc");

    ingest.scan();

    assertThat(ingest.heard.details).containsExactly(FakeKafka.text(kafka.committed(Topics.RAW.name()).get(0).key()));
  }

  @Test
  void aRerunPublishesNothingAndSaysSo() throws IOException {
    TestFiles.old(folder.resolve("a.txt"), "a");
    ingest.scan();

    WorkerFixture rerun = new WorkerFixture(kafka, List.of(folder));

    assertThat(rerun.scan()).containsExactly("UNCHANGED inbox/a.txt");
    assertThat(rerun.scan()).isEmpty();
    assertThat(kafka.rawValues()).containsExactly("a");
    assertThat(kafka.ledgerEntries()).hasSize(1);
  }

  @Test
  void aKnownFileIsNotReadAgain() throws IOException {
    Path file = TestFiles.old(folder.resolve("a.txt"), "a");
    ingest.scan();
    TestFiles.old(file, "b"); // same size, same time: only reading could tell

    assertThat(ingest.scan()).isEmpty();
  }

  @Test
  void aCopyUnderAnotherNameIsUnchanged() throws IOException {
    TestFiles.old(folder.resolve("a.txt"), "same");
    ingest.scan();
    TestFiles.old(folder.resolve("copy.txt"), "same");

    assertThat(ingest.scan()).containsExactly("UNCHANGED inbox/copy.txt");
    assertThat(kafka.rawValues()).containsExactly("same");
  }

  @Test
  void aChangedFileIsPublishedAgain() throws IOException {
    Path file = TestFiles.old(folder.resolve("a.txt"), "first");
    ingest.scan();
    TestFiles.old(file, "second");

    assertThat(ingest.scan()).containsExactly("PUBLISHED inbox/a.txt");
    assertThat(kafka.rawValues()).containsExactly("first", "second");
  }

  @Test
  void aTouchedFileIsEnteredButNotPublished() throws IOException {
    Path file = TestFiles.old(folder.resolve("a.txt"), "a");
    ingest.scan();
    Files.setLastModifiedTime(file, FileTime.from(TestFiles.LONG_AGO.plusSeconds(1)));

    assertThat(ingest.scan()).containsExactly("UNCHANGED inbox/a.txt");
    assertThat(kafka.rawValues()).containsExactly("a");
    assertThat(kafka.ledgerEntries()).hasSize(2);
  }

  @Test
  void aGrowingFileIsReadOnlyWhenItHasStopped() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "half");
    ingest.pass(Duration.ZERO);
    Files.writeString(file, " and half", StandardOpenOption.APPEND);
    ingest.pass(QUIET);
    assertThat(kafka.rawValues()).isEmpty();
    assertThat(ingest.waiting()).isOne();

    ingest.pass(QUIET);

    assertThat(kafka.rawValues()).containsExactly("half and half");
  }

  @Test
  void aFileRenamedIntoPlaceIsReadAlmostAtOnce() throws IOException {
    ingest.scan();
    Path file = Files.writeString(folder.resolve("a.txt"), "whole");
    ingest.hints.add(file, Cause.APPEARED);
    ingest.pass(Duration.ZERO);
    ingest.pass(SHORT);

    assertThat(kafka.rawValues()).containsExactly("whole");
  }

  @Test
  void aHintLooksAtNothingElse() throws IOException {
    ingest.scan();
    TestFiles.old(folder.resolve("other.txt"), "other");
    ingest.hints.add(TestFiles.old(folder.resolve("a.txt"), "a"), Cause.APPEARED);
    ingest.pass(Duration.ZERO);

    assertThat(kafka.rawValues()).containsExactly("a");
    assertThat(ingest.scan()).contains("PUBLISHED inbox/other.txt");
  }

  @Test
  void lostHintsAreMadeUpForByAScan() throws IOException {
    ingest.scan();
    TestFiles.old(folder.resolve("a.txt"), "a");
    ingest.hints.wantScan();
    ingest.pass(Duration.ZERO);

    assertThat(kafka.rawValues()).containsExactly("a");
  }

  @Test
  void aFileDeletedBeforeItSettledHasVanished() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "a");
    ingest.pass(Duration.ZERO);
    Files.delete(file);
    ingest.pass(QUIET);

    assertThat(ingest.heard.fates).containsExactly("VANISHED inbox/a.txt");
    assertThat(ingest.waiting()).isZero();
  }

  @Test
  void aFileReplacedByAFolderOrALinkIsNotWaitedFor() throws IOException {
    Path one = Files.writeString(folder.resolve("one"), "a");
    Path two = Files.writeString(folder.resolve("two"), "b");
    ingest.pass(Duration.ZERO);
    Files.delete(one);
    Files.createDirectory(one);
    Files.delete(two);
    Files.createSymbolicLink(two, temp);
    ingest.pass(QUIET);

    assertThat(ingest.heard.fates).containsExactlyInAnyOrder("VANISHED inbox/one", "IGNORED inbox/two");
    assertThat(ingest.waiting()).isZero();
  }

  @Test
  void aFileTooLargeIsADeadLetterAndTheOthersPass() throws IOException {
    TestFiles.sparse(folder.resolve("large"), WorkerFixture.MAX_BYTES + 1);
    TestFiles.sparse(folder.resolve("largest-allowed"), WorkerFixture.MAX_BYTES);
    TestFiles.old(folder.resolve("small"), "small");

    assertThat(ingest.scan())
        .containsExactlyInAnyOrder(
            "DEAD_LETTERED inbox/large", "PUBLISHED inbox/largest-allowed", "PUBLISHED inbox/small");
    assertThat(kafka.committed(Topics.DEAD_LETTER.name())).hasSize(1);
    assertThat(ingest.scan()).isEmpty();
  }

  @Test
  void emptyAndBinaryFilesAreForEnrichToJudge() throws IOException {
    TestFiles.old(folder.resolve("empty"), "");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {0, -1, 1});
    Files.setLastModifiedTime(binary, FileTime.from(TestFiles.LONG_AGO));

    assertThat(ingest.scan()).containsExactlyInAnyOrder("PUBLISHED inbox/empty", "PUBLISHED inbox/binary");
  }

  @Test
  void whatIsIgnoredIsSaidOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), TestFiles.old(temp.resolve("outside.txt"), "secret"));
    TestFiles.old(folder.resolve(".hidden"), "x");

    assertThat(ingest.scan()).containsExactlyInAnyOrder("IGNORED inbox/link", "IGNORED inbox/.hidden");
    assertThat(ingest.scan()).isEmpty();
    assertThat(kafka.committed).isEmpty();
  }

  @Test
  void theFirstPassEndsWhenWhatWasThereHasItsFate() throws IOException {
    TestFiles.old(folder.resolve("old"), "old");
    Files.writeString(folder.resolve("recent"), "recent");
    ingest.pass(Duration.ZERO);
    assertThat(ingest.worker.firstPass()).isNotDone();
    Files.writeString(folder.resolve("later"), "later");
    ingest.hints.wantScan();
    ingest.pass(QUIET.minusMillis(1));
    assertThat(ingest.worker.firstPass()).isNotDone();

    ingest.pass(Duration.ofMillis(1));

    assertThat(ingest.worker.firstPass()).isCompleted();
    assertThat(ingest.heard.fates).containsExactly("PUBLISHED inbox/old", "PUBLISHED inbox/recent");
    assertThat(ingest.waiting()).isOne();
  }

  @Test
  void theFirstPassOfAnEmptyFolderEndsAtOnce() {
    ingest.pass(Duration.ZERO);

    assertThat(ingest.worker.firstPass()).isCompleted();
  }

  @Test
  void kafkaAwayLosesAndRepeatsNothing() throws IOException {
    kafka.failuresBeforeCommit.add(new TimeoutException("away"));
    kafka.failuresToConnect.add(new TimeoutException("away"));
    kafka.failuresAfterCommit.add(new TimeoutException("away"));
    TestFiles.old(folder.resolve("a.txt"), "a");
    TestFiles.old(folder.resolve("b.txt"), "b");

    assertThat(ingest.scan()).containsExactlyInAnyOrder("PUBLISHED inbox/a.txt", "PUBLISHED inbox/b.txt");
    assertThat(kafka.rawValues()).containsExactlyInAnyOrder("a", "b");
    assertThat(kafka.failuresAfterCommit).isEmpty();
  }

  @Test
  void beingFencedEndsItWithoutAFate() throws IOException {
    kafka.failuresBeforeCommit.add(new ProducerFencedException("fenced"));
    TestFiles.old(folder.resolve("a.txt"), "a");

    assertThatExceptionOfType(IngestFailedException.class).isThrownBy(() -> ingest.scan());
    assertThat(ingest.heard.fates).isEmpty();
    assertThat(ingest.waiting()).isOne();
  }

  @Test
  void aForgottenContentIsPublishedAgain() throws IOException {
    TestFiles.old(folder.resolve("a.txt"), "a");
    ingest.scan();
    kafka.writeLedger(kafka.ledgerEntries().get(0).key(), null);
    WorkerFixture rerun = new WorkerFixture(kafka, List.of(folder));

    assertThat(rerun.scan()).containsExactly("PUBLISHED inbox/a.txt");
    assertThat(kafka.rawValues()).containsExactly("a", "a");
  }

  @Test
  void aFolderThatIsGoneIsSaidOnceAndComesBack() throws IOException {
    ingest.scan();
    Files.delete(folder);

    assertThat(ingest.scan()).containsExactly("UNREADABLE inbox");
    assertThat(ingest.health.state()).isEqualTo(Health.State.RETRYING);
    assertThat(ingest.health.reason()).contains(folder.toString());
    assertThat(ingest.scan()).isEmpty();

    TestFiles.old(folder.resolve("a.txt"), "a");
    assertThat(ingest.scan()).containsExactly("PUBLISHED inbox/a.txt");
    assertThat(ingest.health).isEqualTo(Health.READY);
  }

  @Test
  void nothingIsTakenOnceToldToStop() throws IOException {
    TestFiles.old(folder.resolve("a.txt"), "a");
    ingest.hints.stop();

    ingest.worker.work();
    ingest.pass(Duration.ZERO);

    assertThat(kafka.committed).isEmpty();
    assertThat(ingest.worker.firstPass()).isNotDone();
  }

  @Test
  void theLedgerTellsThePlaceSizeAndTimeOfTheFile() throws IOException {
    Path file = TestFiles.old(folder.resolve("a\nb.txt"), "abc");

    ingest.scan();

    LedgerEntry entry = kafka.ledgerEntries().get(0);
    assertThat(entry.path()).isEqualTo(file.toString());
    assertThat(entry.size()).isEqualTo(3);
    assertThat(entry.lastModified()).isEqualTo(Instant.parse("2020-01-01T10:00:00.123456Z"));
  }

  @Test
  void aFolderReplacedByALinkWhileAFileIsWaitedForIsNotFollowed() throws IOException {
    Files.createDirectory(folder.resolve("14"));
    Files.writeString(folder.resolve("14/q.txt"), "half");
    ingest.scan();
    TestFiles.old(temp.resolve("outside/q.txt"), "secret");
    Files.move(folder.resolve("14"), temp.resolve("moved"));
    Files.createSymbolicLink(folder.resolve("14"), temp.toRealPath().resolve("outside"));

    assertThat(ingest.scan()).containsExactlyInAnyOrder("IGNORED inbox/14", "VANISHED inbox/14/q.txt");
    assertThat(kafka.rawValues()).isEmpty();
  }

  @Test
  void aFileThatNeverStopsChangingIsReportedAndKeepsNobodyWaiting() throws IOException {
    Path log = folder.resolve("log.txt");
    TestFiles.old(folder.resolve("q.txt"), "q");
    Files.writeString(log, "line\n");
    List<String> fates = ingest.scan();
    for (int i = 0; i < SettledFiles.LONGEST.toSeconds() / 5; i++) {
      assertThat(ingest.worker.firstPass()).isNotDone();
      Files.writeString(log, "line\n", StandardOpenOption.APPEND);
      fates.addAll(ingest.scan());
    }

    assertThat(fates).containsExactly("PUBLISHED inbox/q.txt", "UNREADABLE inbox/log.txt");
    assertThat(ingest.worker.firstPass()).isDone();

    assertThat(scanTwice()).containsExactly("PUBLISHED inbox/log.txt");
  }

  @Test
  void aLinkPointedElsewhereIsFollowedAtTheNextScan() throws IOException {
    Path other = Files.createDirectory(temp.toRealPath().resolve("other"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
    WorkerFixture linked = new WorkerFixture(kafka, List.of(link));
    TestFiles.old(folder.resolve("a.txt"), "a");
    Files.writeString(folder.resolve("waiting.txt"), "w");
    assertThat(linked.scan()).containsExactly("PUBLISHED inbox/a.txt");
    assertThat(linked.watched).containsExactly(folder);

    Files.delete(link);
    assertThat(linked.scan()).containsExactlyInAnyOrder("PUBLISHED inbox/waiting.txt", "UNREADABLE inbox");
    assertThat(linked.health.reason()).contains("gone").contains(link.toString());
    Files.createSymbolicLink(link, other);
    TestFiles.old(other.resolve("b.txt"), "b");

    assertThat(linked.scan()).containsExactly("PUBLISHED other/b.txt");
    assertThat(linked.watched).containsExactly(other);
    assertThat(linked.health).isEqualTo(Health.READY);
  }

  @Test
  void aFileOfAFolderThatALinkDoesNotLeadToAnyMoreHasVanished() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
    WorkerFixture linked = new WorkerFixture(kafka, List.of(link));
    Files.writeString(folder.resolve("waiting.txt"), "w");
    linked.pass(SHORT);
    Files.delete(link);
    Files.createSymbolicLink(link, Files.createDirectory(temp.toRealPath().resolve("other")));

    assertThat(linked.scan()).containsExactly("VANISHED inbox/waiting.txt");
  }

  @Test
  void filesOfAnInboxThatIsNotMountedAreUnreadableAndNotVanished() throws IOException {
    Files.writeString(folder.resolve("q.txt"), "q");
    ingest.scan();
    Path away = Files.move(folder, temp.resolve("away"));

    assertThat(ingest.scan()).containsExactlyInAnyOrder("UNREADABLE inbox", "UNREADABLE inbox/q.txt");
    Files.move(away, folder);
    assertThat(scanTwice()).containsExactly("PUBLISHED inbox/q.txt");
  }

  private List<String> scanTwice() {
    List<String> fates = ingest.scan();
    fates.addAll(ingest.scan());
    return fates;
  }

  @Test
  void patternsAreForEntriesOfArchivesToo() throws IOException {
    WorkerFixture selective =
        new WorkerFixture(
            kafka, List.of(folder), Exclusions.of(List.of("*.pdf", "a.zip/old"), List.of()), CrashJournal.inMemory());
    Files.write(
        folder.resolve("a.zip"), Archives.zip("q.txt", "one", "q.pdf", "two", "old/q.txt", "three", "Thumbs.db", "x"));
    selective.scan();

    assertThat(selective.scan())
        .containsExactly("IGNORED inbox/a.zip!/q.pdf", "IGNORED inbox/a.zip!/old/q.txt",
            "IGNORED inbox/a.zip!/Thumbs.db", "PUBLISHED inbox/a.zip!/q.txt", "UNPACKED inbox/a.zip");
    assertThat(kafka.rawValues()).containsExactly("one");
  }
}
