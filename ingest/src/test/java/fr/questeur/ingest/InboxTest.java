package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

  @TempDir Path temp;

  @Test
  void aFileTravelsUnderTheNameOfItsInbox() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("questions"));

    Inbox inbox = Inbox.openAll(List.of(folder)).get(0);

    assertThat(inbox.nameOf(PathText.of(inbox.root().resolve("14").resolve("q.txt")))).isEqualTo("questions/14/q.txt");
  }

  @Test
  void theInboxItselfMayBeALink() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);

    Inbox inbox = Inbox.openAll(List.of(link)).get(0);

    assertThat(inbox.root()).isEqualTo(folder.toRealPath());
    assertThat(inbox.name()).isEqualTo("real");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inbox.openAll(List.of(temp.resolve("nowhere"))))
        .withMessageContaining("no such folder to watch")
        .withMessageContaining(temp.resolve("nowhere").toString());
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("q.txt"), "");

    assertThatIllegalArgumentException().isThrownBy(() -> Inbox.openAll(List.of(file))).withMessageContaining("q.txt");
  }

  @Test
  void aFolderInsideAnotherWouldBeReadTwice() throws IOException {
    Path inner = Files.createDirectories(temp.resolve("outer/inner"));

    assertThatIllegalArgumentException().isThrownBy(() -> Inbox.openAll(List.of(inner, temp.resolve("outer"))));
    assertThatIllegalArgumentException().isThrownBy(() -> Inbox.openAll(List.of(inner, inner)));
  }

  @Test
  void theRootOfAFileSystemIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inbox.openAll(List.of(temp.toAbsolutePath().getRoot())))
        .withMessageContaining("root of a file system");
  }
}
