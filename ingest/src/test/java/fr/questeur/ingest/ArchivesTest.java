package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.LedgerEntry.Fate;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Stub;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.CrashJournal;
import fr.questeur.ingest.archive.Archives;
import fr.questeur.ingest.common.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives on their way to Kafka. The batches of the fixture hold ten documents. */
class ArchivesTest {

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
  void everythingFoundHasAFateOrWaits() {
    assertThat(ingest.found()).isEqualTo(ingest.withFate() + ingest.waiting());
    assertThat(ingest.heard.found).hasSize((int) ingest.found());
  }

  @Test
  void eachMemberIsADocumentAndTheArchiveIsEnteredLast() throws IOException {
    Path zip = old("a.zip", Archives.zip("q.txt", "one", "14/p.txt", "two"));

    assertThat(ingest.scan())
        .containsExactly("PUBLISHED inbox/a.zip!/q.txt", "PUBLISHED inbox/a.zip!/14/p.txt", "UNPACKED inbox/a.zip");

    ProducerRecord<byte[], byte[]> raw = kafka.committed(Topics.RAW.name()).get(0);
    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.FILE_PATH)).isEqualTo("inbox/a.zip!/q.txt");
    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.FILE_LENGTH)).isEqualTo("3");
    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.FILE_LAST_MODIFIED))
        .isEqualTo(Archives.ENTRY_TIME.toString());
    assertThat(kafka.rawValues()).containsExactly("one", "two");
    assertThat(kafka.ledgerEntries()).extracting(LedgerEntry::path)
        .containsExactly(zip + "!/q.txt", zip + "!/14/p.txt", zip.toString());
    assertThat(kafka.ledgerEntries()).extracting(LedgerEntry::fate)
        .containsExactly(Fate.PUBLISHED, Fate.PUBLISHED, Fate.UNPACKED);
    assertThat(kafka.ledgerEntries()).extracting(LedgerEntry::member).containsExactly(true, true, false);
    assertThat(ingest.heard.unpacking).containsExactly("inbox/a.zip 2 of 2, 100 %");
  }

  @Test
  void anArchiveThatWasUnpackedIsNotOpenedAgain() throws IOException {
    old("a.zip", Archives.zip("q.txt", "one"));
    ingest.scan();

    assertThat(ingest.scan()).isEmpty();
    assertThat(new WorkerFixture(kafka, List.of(folder)).scan()).containsExactly("UNCHANGED inbox/a.zip");
  }

  @Test
  void aCopyOfAnArchiveIsUnchangedAsAWhole() throws IOException {
    old("a.zip", Archives.zip("q.txt", "one"));
    ingest.scan();
    old("copy.zip", Archives.zip("q.txt", "one"));

    assertThat(ingest.scan()).containsExactly("UNCHANGED inbox/copy.zip");
    assertThat(kafka.ledgerEntries()).hasSize(3);
  }

  @Test
  void ofAChangedArchiveOnlyWhatIsNewIsPublished() throws IOException {
    old("a.zip", Archives.zip("q.txt", "one", "p.txt", "two"));
    ingest.scan();
    old("a.zip", Archives.zip("q.txt", "one", "p.txt", "two, changed", "r.txt", "three"));

    assertThat(ingest.scan())
        .containsExactly("UNCHANGED inbox/a.zip!/q.txt", "PUBLISHED inbox/a.zip!/p.txt",
            "PUBLISHED inbox/a.zip!/r.txt", "UNPACKED inbox/a.zip");
    assertThat(kafka.rawValues()).containsExactly("one", "two", "two, changed", "three");
  }

  @Test
  void aDocumentThatIsThereAsAFileTooIsPublishedOnce() throws IOException {
    TestFiles.old(folder.resolve("0.txt"), "same");
    ingest.scan();
    old("a.zip", Archives.zip("q.txt", "same", "copy.txt", "same", "p.txt", "other", "copy.txt2", "other"));

    ingest.scan();

    assertThat(kafka.rawValues()).containsExactly("same", "other");
  }

  @Test
  void anArchiveOfManyEntriesTakesManyTransactionsAndTellsHowFarItIs() throws IOException {
    old("a.zip", manyEntries(35));

    assertThat(ingest.scan()).hasSize(36);

    assertThat(kafka.rawValues()).hasSize(35).doesNotHaveDuplicates();
    assertThat(ingest.heard.unpacking).hasSize(4).first().asString().startsWith("inbox/a.zip 10 of 35, ");
    assertThat(ingest.heard.unpacking).last().asString().isEqualTo("inbox/a.zip 35 of 35, 100 %");
  }

  @Test
  void killedInTheMiddleItGoesOnWhereItWas() throws IOException {
    old("a.zip", manyEntries(35));
    kafka.failuresAfterCommit.add(new ProducerFencedException("killed"));
    assertThatExceptionOfType(IngestFailedException.class).isThrownBy(() -> ingest.scan());
    assertThat(kafka.rawValues()).hasSize(10);

    WorkerFixture restarted = new WorkerFixture(kafka, List.of(folder));
    List<String> fates = restarted.scan();

    assertThat(fates).hasSize(36).last().isEqualTo("UNPACKED inbox/a.zip");
    assertThat(fates.subList(0, 10)).allMatch(fate -> fate.startsWith("UNCHANGED"));
    assertThat(kafka.rawValues()).hasSize(35).doesNotHaveDuplicates();
    assertThat(kafka.ledgerEntries()).hasSize(36).extracting(LedgerEntry::key).doesNotHaveDuplicates();
  }

  @Test
  void kafkaAwayLosesAndRepeatsNothing() throws IOException {
    old("a.zip", manyEntries(35));
    kafka.failuresBeforeCommit.add(new TimeoutException("away"));
    kafka.failuresAfterCommit.add(new TimeoutException("away"));

    assertThat(ingest.scan()).hasSize(36).filteredOn(fate -> fate.startsWith("PUBLISHED")).hasSize(35);
    assertThat(kafka.rawValues()).hasSize(35).doesNotHaveDuplicates();
  }

  @Test
  void toldToStopItEndsTheBatchAndLeavesTheRest() throws IOException {
    old("a.zip", manyEntries(35));
    kafka.onCommit = ingest.hints::stop;

    ingest.pass(Duration.ZERO);

    assertThat(kafka.rawValues()).hasSize(10);
    assertThat(kafka.ledgerEntries()).noneMatch(entry -> entry.fate() == Fate.UNPACKED);
    assertThat(ingest.worker.firstPass()).isNotDone();
    kafka.onCommit = () -> { };
    WorkerFixture restarted = new WorkerFixture(kafka, List.of(folder));
    restarted.scan();
    assertThat(kafka.rawValues()).hasSize(35).doesNotHaveDuplicates();
  }

  @Test
  void anArchiveThatChangesWhileItIsReadIsReadAgainWhenItIsQuiet() throws IOException {
    Path zip = old("a.zip", manyEntries(35));
    kafka.onCommit = () -> touch(zip);

    assertThat(ingest.scan()).hasSize(10);
    assertThat(kafka.rawValues()).hasSize(10);
    assertThat(ingest.waiting()).isOne();

    kafka.onCommit = () -> { };
    ingest.pass(Duration.ofSeconds(3));
    ingest.pass(Duration.ofSeconds(3));
    assertThat(kafka.rawValues()).hasSize(35).doesNotHaveDuplicates();
    assertThat(ingest.waiting()).isZero();
  }

  @Test
  void anArchiveThatVanishesWhileItIsReadHasVanished() throws IOException {
    Path zip = old("a.zip", manyEntries(35));
    kafka.onCommit = () -> delete(zip);

    assertThat(ingest.scan()).hasSize(11).last().isEqualTo("VANISHED inbox/a.zip");
    assertThat(ingest.waiting()).isZero();
  }

  @Test
  void anEntryThatLeavesTheArchiveIsADeadLetterOnce() throws IOException {
    Path zip = old("a.zip", Archives.zip("../evil.txt", "evil", "q.txt", "good"));

    assertThat(ingest.scan())
        .containsExactly("DEAD_LETTERED inbox/a.zip!/../evil.txt", "PUBLISHED inbox/a.zip!/q.txt",
            "UNPACKED inbox/a.zip");
    ProducerRecord<byte[], byte[]> letter = kafka.committed(Topics.DEAD_LETTER.name()).get(0);
    assertThat(DeadLetter.read(letter.headers()).reason()).isEqualTo(DeadLetterReason.UNSAFE_ARCHIVE);
    assertThat(DeadLetter.read(letter.headers()).path()).isEqualTo("inbox/a.zip!/../evil.txt");
    assertThat(QuestionJson.read(letter.value(), Stub.class)).isEqualTo(new Stub("inbox/a.zip!/../evil.txt", 4, null));
    kafka.writeLedger(kafka.ledgerEntries().get(2).key(), null);
    touch(zip);

    new WorkerFixture(kafka, List.of(folder)).scan();
    assertThat(kafka.committed(Topics.DEAD_LETTER.name())).hasSize(1);
  }

  @Test
  void anArchiveThatWasCutIsADeadLetterBehindItsMembers() throws IOException {
    byte[] whole = Archives.zip("a.txt", "first", "b.txt", "second");
    byte[] cut = Arrays.copyOf(whole, whole.length - 30);
    old("a.zip", cut);

    assertThat(ingest.scan())
        .containsExactly("PUBLISHED inbox/a.zip!/a.txt", "PUBLISHED inbox/a.zip!/b.txt",
            "DEAD_LETTERED inbox/a.zip");
    DeadLetter letter = DeadLetter.read(kafka.committed(Topics.DEAD_LETTER.name()).get(0).headers());
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.DAMAGED_ARCHIVE);
    assertThat(letter.message()).contains("2 documents in it were read before");
    assertThat(ingest.scan()).isEmpty();
  }

  @Test
  void anArchiveMayBeLargerThanADocument() throws IOException {
    byte[] zip = manyEntries(35);
    assertThat(zip.length).isGreaterThan(WorkerFixture.MAX_BYTES);
    old("a.zip", zip);

    ingest.scan();

    assertThat(kafka.rawValues()).hasSize(35);
    assertThat(kafka.committed(Topics.DEAD_LETTER.name())).isEmpty();
  }

  @Test
  void aMemberTooLargeIsADeadLetterWithItsHash() throws IOException {
    old("a.zip", Archives.zip("large.txt", "x".repeat(WorkerFixture.MAX_BYTES + 1)));

    assertThat(ingest.scan()).containsExactly("DEAD_LETTERED inbox/a.zip!/large.txt", "UNPACKED inbox/a.zip");
    ProducerRecord<byte[], byte[]> letter = kafka.committed(Topics.DEAD_LETTER.name()).get(0);
    assertThat(DeadLetter.read(letter.headers()).reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(QuestionJson.read(letter.value(), Stub.class).sha256()).hasSize(64);
  }

  @Test
  void aDocumentOfAnOfficeProgramIsPublishedAsItIs() throws IOException {
    old("q.docx", Archives.zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"));
    old("q.odt", Archives.zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"));
    old("q.jar", Archives.zip("META-INF/MANIFEST.MF", "Manifest-Version: 1.0", "a.class", "x"));

    assertThat(ingest.scan()).hasSize(3).allMatch(fate -> fate.startsWith("PUBLISHED"));
  }

  @Test
  void anAggregateLargerThanADocumentIsSplitAndItsQuestionsAreKnownInTheNextOne() throws IOException {
    old("week1.xml", Archives.utf8(aggregate(1, 40)));
    assertThat(ingest.scan()).hasSize(41).contains("PUBLISHED inbox/week1.xml#QANR5L14QE190040")
        .last().isEqualTo("UNPACKED inbox/week1.xml");
    old("week2.xml.zip", Archives.zip(Map.of("week2.xml", Archives.utf8(aggregate(31, 42)))));

    assertThat(ingest.scan()).filteredOn(fate -> fate.startsWith("PUBLISHED"))
        .containsExactly("PUBLISHED inbox/week2.xml.zip!/week2.xml#QANR5L14QE190041",
            "PUBLISHED inbox/week2.xml.zip!/week2.xml#QANR5L14QE190042");
    assertThat(kafka.rawValues()).hasSize(42).doesNotHaveDuplicates();
    assertThat(kafka.committed(Topics.DEAD_LETTER.name())).isEmpty();
  }

  @Test
  void killedInTheMiddleOfAnAggregateItGoesOnWhereItWas() throws IOException {
    old("a.xml", Archives.utf8(aggregate(1, 40)));
    kafka.failuresAfterCommit.add(new ProducerFencedException("killed"));
    assertThatExceptionOfType(IngestFailedException.class).isThrownBy(() -> ingest.scan());

    assertThat(new WorkerFixture(kafka, List.of(folder)).scan()).hasSize(41);
    assertThat(kafka.rawValues()).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void publishesBothEntriesOfTheSameName() throws IOException {
    byte[] first = Archives.zip("q.txt", "one");
    old("a.zip", Archives.joined(first, Archives.zip("q.txt", "two")));

    assertThat(ingest.scan())
        .containsExactly("PUBLISHED inbox/a.zip!/q.txt", "PUBLISHED inbox/a.zip!/q.txt", "UNPACKED inbox/a.zip");
    assertThat(kafka.rawValues()).containsExactly("one", "two");
    assertThat(kafka.ledgerEntries()).extracting(LedgerEntry::key).doesNotHaveDuplicates();
  }

  @Test
  void readsAZipBehindAProgramWhateverItsSize() throws IOException {
    byte[] zip = Archives.zip("q.txt", "one");
    old("small.exe", Archives.joined(Archives.utf8("MZ"), zip));
    old("large.exe", Archives.joined(Archives.utf8("MZ"), new byte[WorkerFixture.MAX_BYTES], zip));

    assertThat(ingest.scan()).contains("UNPACKED inbox/small.exe", "UNPACKED inbox/large.exe");
    assertThat(kafka.rawValues()).containsExactly("one");
  }

  @Test
  void entersAnEntryWithALongNameUnderAShortOne() throws IOException {
    String name = "n".repeat(10_000);
    old("a.zip", Archives.zip(name + "1", "one", name + "2", "two", "q.txt", "three"));

    assertThat(ingest.scan()).hasSize(4).filteredOn(fate -> fate.startsWith("DEAD_LETTERED")).hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(kafka.ledgerEntries()).allMatch(entry -> entry.path().length() < 1_000);
    assertThat(kafka.committed(Topics.DEAD_LETTER.name())).hasSize(2);
  }

  @Test
  void aTimeBeyondTheYear9999IsNotPassedOn() throws IOException {
    Instant late = Instant.parse("+60056-01-01T00:00:00Z");
    FoundFile file = new FoundFile(Path.of("q.txt"), "/in/q.txt", "in/q.txt", 3, late, false);

    ProducerRecord<byte[], byte[]> raw =
        DocumentRecords.raw(Document.whole(file, Archives.utf8("one")), "account", 0);

    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.FILE_LAST_MODIFIED)).isNull();
  }

  private static String aggregate(int first, int last) {
    StringBuilder xml = new StringBuilder("<questionsEcrites>\n");
    for (int i = first; i <= last; i++) {
      xml.append("  <question><uid>QANR5L14QE").append(190_000 + i).append("</uid></question>\n");
    }
    return xml.append("</questionsEcrites>").toString();
  }

  @Test
  void anEntryThatEndedTheProcessTwiceIsSetAsideWithItsArchive() throws IOException {
    Path zip = old("a.zip", Archives.zip("q.txt", "one", "p.txt", "two", "r.txt", "three"));
    old("b.zip", Archives.zip("s.txt", "four"));
    CrashJournal journal = diedTwiceAt(zip, 1, 1);

    List<String> fates = new WorkerFixture(kafka, List.of(folder), Exclusions.NONE, journal).scan();

    assertThat(fates)
        .contains("PUBLISHED inbox/a.zip!/q.txt", "DEAD_LETTERED inbox/a.zip", "PUBLISHED inbox/b.zip!/s.txt")
        .hasSize(4);
    ProducerRecord<byte[], byte[]> letter = kafka.committed(Topics.DEAD_LETTER.name()).get(0);
    assertThat(DeadLetter.read(letter.headers()).reason()).isEqualTo(DeadLetterReason.PROCESS_CRASH);
    assertThat(DeadLetter.read(letter.headers()).message()).contains("entry number 2");
    assertThat(kafka.rawValues()).containsExactlyInAnyOrder("one", "four");
  }

  @Test
  void twoDeathsAtDifferentEntriesAreOfNoConcern() throws IOException {
    Path zip = old("a.zip", Archives.zip("q.txt", "one", "p.txt", "two", "r.txt", "three"));
    CrashJournal journal = diedTwiceAt(zip, 1, 2);

    assertThat(new WorkerFixture(kafka, List.of(folder), Exclusions.NONE, journal).scan()).contains("UNPACKED inbox/a.zip");
  }

  @Test
  void aProcessKilledWhileKafkaIsAwayWasNotKilledByAnEntry() throws IOException {
    Path zip = old("a.zip", Archives.zip(many(11)));
    Path file = temp.resolve("journal");
    CrashJournal journal = CrashJournal.open(file);
    kafka.onCommit = () -> {
      kafka.onCommit = () -> { };
      CrashJournal afterwards = CrashJournal.open(file); // what a process would see that starts now
      assertThat(afterwards.isPoison(entry(zip, 10))).isFalse();
      afterwards.begin(entry(zip, 10)); // dies there, for the first time
      assertThat(CrashJournal.open(file).isPoison(entry(zip, 10))).isFalse();
    };

    new WorkerFixture(kafka, List.of(folder), Exclusions.NONE, journal).scan();
    assertThat(kafka.rawValues()).hasSize(11);
  }

  private static String[] many(int documents) {
    String[] entries = new String[2 * documents];
    for (int i = 0; i < documents; i++) {
      entries[2 * i] = i + ".txt";
      entries[2 * i + 1] = "document " + i;
    }
    return entries;
  }

  private CrashJournal diedTwiceAt(Path archive, int first, int second) {
    Path file = temp.resolve("journal");
    CrashJournal.open(file).begin(entry(archive, first));
    CrashJournal.open(file).begin(entry(archive, second));
    return CrashJournal.open(file);
  }

  private static String entry(Path archive, int position) {
    try {
      return String.join("\0", archive.toString(), Sha256.hex(Files.readAllBytes(archive)), Integer.toString(position));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path old(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return Files.setLastModifiedTime(file, FileTime.from(TestFiles.LONG_AGO));
  }

  private static byte[] manyEntries(int count) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      entries.put("q" + i + ".txt", Archives.utf8("question " + i));
    }
    return Archives.zip(entries);
  }

  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(TestFiles.LONG_AGO.plusSeconds(1)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
