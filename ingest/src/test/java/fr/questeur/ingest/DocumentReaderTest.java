package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.stage.CrashJournal;
import fr.questeur.ingest.archive.Archives;
import fr.questeur.ingest.common.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReaderTest {

  private static final int LIMIT = 10 * 1024 * 1024;
  private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path folder;
  private final DocumentReader reader = reader(LIMIT, false);

  @Test
  void theBytesAreReadWholeWithTheirHash() throws IOException {
    Document document = whole(read(reader, TestFiles.found(TestFiles.old(folder.resolve("q.txt"), "abc"))));

    assertThat(document.bytes()).asString().isEqualTo("abc");
    assertThat(document.sha256()).isEqualTo(SHA256_OF_ABC);
  }

  @Test
  void anEmptyFileIsADocumentOfNoBytes() throws IOException {
    Document document = whole(read(reader, TestFiles.found(TestFiles.old(folder.resolve("q.txt"), ""))));

    assertThat(document.bytes()).isEmpty();
    assertThat(document.sha256()).isEqualTo(SHA256_OF_NOTHING);
    assertThat(document.refusal()).isNull();
  }

  @Test
  void aFileOfExactlyTheLimitIsRead() throws IOException {
    FoundFile file = TestFiles.found(TestFiles.sparse(folder.resolve("q"), LIMIT));

    assertThat(whole(read(reader, file)).bytes()).hasSize(LIMIT);
  }

  @Test
  void aFileAboveTheLimitIsRefusedWithoutBeingRead() throws IOException {
    FoundFile file = TestFiles.found(TestFiles.sparse(folder.resolve("q"), 1L << 40)); // a minute for each 50 GB

    Document document = whole(read(reader, file));

    assertThat(document.refusal().reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(document.refusal().isHashed()).isFalse();
    assertThat(document.sha256()).isEqualTo(whole(read(reader, file)).sha256());
  }

  @Test
  void anUnreadFileHasAnotherIdentityWhenItChanges() throws IOException {
    Path path = TestFiles.sparse(folder.resolve("q"), 1L << 40);
    String before = whole(read(reader, TestFiles.found(path))).sha256();
    Files.setLastModifiedTime(path, FileTime.from(TestFiles.LONG_AGO.plusSeconds(1)));

    assertThat(whole(read(reader, TestFiles.found(path))).sha256()).isNotEqualTo(before);
  }

  @Test
  void aFileThatBeginsLikeAnArchiveIsRefusedUnreadWhenNoArchiveMayHoldSoMuch() throws IOException {
    Path path = folder.resolve("q.gz");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(new byte[] {0x1F, (byte) 0x8B, 8});
      file.setLength(1L << 40);
    }

    Document document = whole(read(reader, TestFiles.found(path)));

    assertThat(document.refusal().reason()).isEqualTo(DeadLetterReason.UNSAFE_ARCHIVE);
    assertThat(document.refusal().isHashed()).isFalse();
  }

  @Test
  void aLargeArchiveIsHashed() throws IOException {
    DocumentReader small = reader(2, false);
    FoundFile file = TestFiles.found(Files.write(folder.resolve("a.zip"), Archives.zip("q.txt", "one")));

    assertThat(read(small, file))
        .asInstanceOf(type(Reading.Container.class))
        .satisfies(zip -> assertThat(zip.sha256()).isEqualTo(Sha256.hex(Archives.zip("q.txt", "one"))));
  }

  @Test
  void aFileThatGrewSinceTheLookIsNotRead() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.writeString(path, "def", StandardOpenOption.APPEND);

    assertThat(read(reader, file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void aFileThatShrankSinceTheLookIsNotRead() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.writeString(path, "a");

    assertThat(read(reader, file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void aFileOverwrittenByAsManyBytesIsNotRead() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.writeString(path, "xyz");
    Files.setLastModifiedTime(path, FileTime.from(TestFiles.LONG_AGO.plusSeconds(1)));

    assertThat(read(reader, file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void aLargeFileThatGrewIsNotHashed() throws IOException {
    DocumentReader small = reader(2, false);
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.writeString(path, "def", StandardOpenOption.APPEND);

    assertThat(read(small, file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void hashingALargeFileEndsWhenToldTo() throws IOException {
    DocumentReader stopped = reader(2, true);
    FoundFile file = TestFiles.found(Files.write(folder.resolve("a.zip"), Archives.zip("q.txt", "one")));

    assertThat(read(stopped, file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void aDeletedFileHasVanished() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.delete(path);

    assertThat(read(reader, file)).isInstanceOf(Reading.Vanished.class);
  }

  @Test
  void aFileReplacedByALinkIsNotRead() throws IOException {
    Path secret = TestFiles.old(folder.resolve("secret.txt"), "abc");
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.delete(path);
    Files.createSymbolicLink(path, secret);

    assertThat(read(reader, file)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void aFileThatFailsToBeReadSaysWhy() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.delete(path);
    Files.createDirectory(path);

    assertThat(read(reader, file))
        .asInstanceOf(type(Reading.Unreadable.class))
        .satisfies(unreadable -> assertThat(unreadable.why()).containsIgnoringCase("directory"));
  }

  @Test
  void aFolderSwappedForALinkAfterTheLookIsNotFollowed() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("14"));
    Path path = TestFiles.old(inside.resolve("q.txt"), "abc");
    TestFiles.old(folder.resolve("secret/q.txt"), "xyz");
    FoundFile file = TestFiles.found(path);

    try (OpenFolder open = OpenFolder.root(inside)) {
      Files.move(inside, folder.resolve("moved"));
      Files.createSymbolicLink(inside, folder.resolve("secret"));

      assertThat(whole(reader.read(file, open)).bytes()).asString().isEqualTo("abc");
    }
  }

  private static DocumentReader reader(int maxBytes, boolean stopped) {
    return new DocumentReader(
        new ReaderSettings(maxBytes, Exclusions.NONE, CrashJournal.inMemory(), () -> stopped));
  }

  private static Reading read(DocumentReader reader, FoundFile file) throws IOException {
    try (OpenFolder open = OpenFolder.root(file.path().getParent())) {
      return reader.read(file, open);
    }
  }

  private static Document whole(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Whole.class);
    return ((Reading.Whole) reading).document();
  }
}
