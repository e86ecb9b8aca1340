package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.ingest.common.Sha256;
import java.io.IOException;
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
  private final DocumentReader reader = new DocumentReader(LIMIT, () -> false);

  @Test
  void theBytesAreReadWholeWithTheirHash() throws IOException {
    Document document = whole(reader.read(TestFiles.found(TestFiles.old(folder.resolve("q.txt"), "abc"))));

    assertThat(document.bytes()).asString().isEqualTo("abc");
    assertThat(document.sha256()).isEqualTo(SHA256_OF_ABC);
  }

  @Test
  void anEmptyFileIsADocumentOfNoBytes() throws IOException {
    Document document = whole(reader.read(TestFiles.found(TestFiles.old(folder.resolve("q.txt"), ""))));

    assertThat(document.bytes()).isEmpty();
    assertThat(document.sha256()).isEqualTo(SHA256_OF_NOTHING);
    assertThat(document.refusal()).isNull();
  }

  @Test
  void aFileOfExactlyTheLimitIsRead() throws IOException {
    FoundFile file = TestFiles.found(TestFiles.sparse(folder.resolve("q"), LIMIT));

    assertThat(whole(reader.read(file)).bytes()).hasSize(LIMIT);
  }

  @Test
  void aFileAboveTheLimitIsOnlyHashed() throws IOException {
    FoundFile file = TestFiles.found(TestFiles.sparse(folder.resolve("q"), 11L * 1024 * 1024));

    Document document = whole(reader.read(file));

    assertThat(document.refusal().reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(document.sha256()).isEqualTo(Sha256.hex(new byte[11 * 1024 * 1024]));
  }

  @Test
  void aFileThatGrewSinceTheLookIsNotRead() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.writeString(path, "def", StandardOpenOption.APPEND);

    assertThat(reader.read(file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void aFileThatShrankSinceTheLookIsNotRead() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.writeString(path, "a");

    assertThat(reader.read(file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void aFileOverwrittenByAsManyBytesIsNotRead() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.writeString(path, "xyz");
    Files.setLastModifiedTime(path, FileTime.from(TestFiles.LONG_AGO.plusSeconds(1)));

    assertThat(reader.read(file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void aLargeFileThatGrewIsNotHashed() throws IOException {
    DocumentReader small = new DocumentReader(2, () -> false);
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.writeString(path, "def", StandardOpenOption.APPEND);

    assertThat(small.read(file)).isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void hashingALargeFileEndsWhenToldTo() throws IOException {
    DocumentReader stopped = new DocumentReader(2, () -> true);

    assertThat(stopped.read(TestFiles.found(TestFiles.old(folder.resolve("q.txt"), "abc"))))
        .isInstanceOf(Reading.Unfinished.class);
  }

  @Test
  void aDeletedFileHasVanished() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.delete(path);

    assertThat(reader.read(file)).isInstanceOf(Reading.Vanished.class);
  }

  @Test
  void aFileReplacedByALinkIsNotRead() throws IOException {
    Path secret = TestFiles.old(folder.resolve("secret.txt"), "abc");
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.delete(path);
    Files.createSymbolicLink(path, secret);

    assertThat(reader.read(file)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void aFileThatFailsToBeReadSaysWhy() throws IOException {
    Path path = TestFiles.old(folder.resolve("q.txt"), "abc");
    FoundFile file = TestFiles.found(path);
    Files.delete(path);
    Files.createDirectory(path);

    assertThat(reader.read(file))
        .asInstanceOf(type(Reading.Unreadable.class))
        .satisfies(unreadable -> assertThat(unreadable.why()).containsIgnoringCase("directory"));
  }

  private static Document whole(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Whole.class);
    return ((Reading.Whole) reading).document();
  }
}
