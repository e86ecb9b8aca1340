package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxScannerTest {

  @TempDir Path temp;
  private Path folder;
  private Inbox inbox;
  private final Seen seen = new Seen();
  private final InboxScanner scanner = new InboxScanner(() -> false);

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(temp.toRealPath().resolve("inbox"));
    inbox = Inbox.openAll(List.of(folder)).get(0);
  }

  @Test
  void filesAreFoundAtAnyDepth() throws IOException {
    TestFiles.old(folder.resolve("a.txt"), "a");
    TestFiles.old(folder.resolve("14/2013/b.txt"), "bb");

    assertThat(scanner.scan(inbox, seen)).isTrue();

    assertThat(seen.files).extracting(FoundFile::name).containsExactlyInAnyOrder("inbox/a.txt", "inbox/14/2013/b.txt");
    assertThat(seen.files).extracting(FoundFile::size).containsExactlyInAnyOrder(1L, 2L);
    assertThat(seen.files).extracting(FoundFile::lastModified).containsOnly(TestFiles.LONG_AGO);
  }

  @Test
  void namesWithSpacesAccentsAndNewlinesAreFound() throws IOException {
    TestFiles.old(folder.resolve("two words.txt"), "");
    TestFiles.old(folder.resolve("two\nlines.txt"), "");
    TestFiles.old(Path.of(URI.create(folder.toUri() + "r%C3%A9ponse.txt")), "");
    TestFiles.old(Path.of(URI.create(folder.toUri() + "r%E9ponse.txt")), "");

    scanner.scan(inbox, seen);

    assertThat(seen.files)
        .extracting(FoundFile::name)
        .containsExactlyInAnyOrder(
            "inbox/two words.txt", "inbox/two\nlines.txt", "inbox/réponse.txt", "inbox/r%E9ponse.txt");
  }

  @Test
  void aSymbolicLinkIsNeverFollowed() throws IOException {
    Path outside = TestFiles.old(temp.resolve("outside/secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("file.txt"), outside);
    Files.createSymbolicLink(folder.resolve("folder"), outside.getParent());
    Files.createSymbolicLink(folder.resolve("dangling"), temp.resolve("nowhere"));

    scanner.scan(inbox, seen);

    assertThat(seen.files).isEmpty();
    assertThat(seen.others)
        .containsExactlyInAnyOrder("ignored inbox/file.txt", "ignored inbox/folder", "ignored inbox/dangling");
  }

  @Test
  void whatIsBehindALinkIsNotSeenByAHintEither() throws IOException {
    TestFiles.old(temp.resolve("outside/secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("folder"), temp.resolve("outside"));

    assertThat(scanner.look(inbox, folder.resolve("folder/secret.txt"), seen)).isFalse();
    assertThat(scanner.look(inbox, temp.resolve("outside/secret.txt"), seen)).isFalse();
    assertThat(seen.files).isEmpty();
  }

  @Test
  void temporaryAndHiddenNamesAreIgnoredWithAllBelow() throws IOException {
    TestFiles.old(folder.resolve("q.txt.part"), "half");
    TestFiles.old(folder.resolve(".git/config"), "x");
    TestFiles.old(folder.resolve("unpacking.tmp/q.txt"), "x");

    scanner.scan(inbox, seen);

    assertThat(seen.files).isEmpty();
    assertThat(seen.others)
        .containsExactlyInAnyOrder("ignored inbox/q.txt.part", "ignored inbox/.git", "ignored inbox/unpacking.tmp");
  }

  @Test
  void aHintOfATemporaryNameSaysNothing() throws IOException {
    Path file = TestFiles.old(folder.resolve("unpacking.tmp/q.txt"), "x");

    assertThat(scanner.look(inbox, file, seen)).isFalse();
    assertThat(seen.files).isEmpty();
    assertThat(seen.others).isEmpty();
  }

  @Test
  void aPipeIsNotOpened() throws IOException, InterruptedException {
    Process mkfifo = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();

    scanner.scan(inbox, seen);

    assertThat(seen.others).containsExactly("ignored inbox/pipe");
  }

  @Test
  void aHintShowsTheFileAlone() throws IOException {
    Path file = TestFiles.old(folder.resolve("14/a.txt"), "a");
    TestFiles.old(folder.resolve("14/b.txt"), "b");

    assertThat(scanner.look(inbox, file, seen)).isTrue();
    assertThat(seen.files).extracting(FoundFile::name).containsExactly("inbox/14/a.txt");
  }

  @Test
  void whatIsGoneOrBecameAFolderIsNotThere() throws IOException {
    Files.createDirectories(folder.resolve("now-a-folder"));

    assertThat(scanner.look(inbox, folder.resolve("gone.txt"), seen)).isFalse();
    assertThat(scanner.look(inbox, folder.resolve("now-a-folder"), seen)).isFalse();
  }

  @Test
  void aForbiddenFolderIsSaidWithWhatToDoAndStopsNothing() throws IOException {
    Path closed = folder.resolve("closed");

    FileVisitResult next =
        scanner.walk(inbox, seen).visitFileFailed(closed, new AccessDeniedException(closed.toString()));

    assertThat(next).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(seen.others).containsExactly("unreadable inbox/closed");
    assertThat(seen.whys.get(0)).contains("permission denied").contains(closed.toString());
  }

  @Test
  void aFolderThatCannotBeListedToItsEndIsUnreadable() throws IOException {
    Path folderInside = folder.resolve("inside");

    scanner.walk(inbox, seen).postVisitDirectory(folderInside, new FileSystemException("stale file handle"));

    assertThat(seen.others).containsExactly("unreadable inbox/inside");
  }

  @Test
  void whatVanishesBetweenListingAndLookingIsNoError() throws IOException {
    scanner.walk(inbox, seen).visitFileFailed(folder.resolve("gone"), new NoSuchFileException("gone"));

    assertThat(seen.others).isEmpty();
  }

  @Test
  void aMissingInboxIsUnavailable() throws IOException {
    Files.delete(folder);

    scanner.scan(inbox, seen);

    assertThat(seen.others).containsExactly("unavailable inbox");
  }

  @Test
  void anInboxThatBecameAFileIsUnavailable() throws IOException {
    Files.delete(folder);
    Files.writeString(folder, "");

    scanner.scan(inbox, seen);

    assertThat(seen.others).containsExactly("unavailable inbox");
    assertThat(seen.files).isEmpty();
  }

  @Test
  void aScanEndsWhenToldTo() throws IOException {
    TestFiles.old(folder.resolve("a.txt"), "a");
    TestFiles.old(folder.resolve("b.txt"), "b");
    InboxScanner stopping = new InboxScanner(() -> !seen.files.isEmpty());

    assertThat(stopping.scan(inbox, seen)).isFalse();
    assertThat(seen.files).hasSize(1);
  }

  private static final class Seen implements InboxScanner.Sightings {

    final List<FoundFile> files = new ArrayList<>();
    final List<String> others = new ArrayList<>();
    final List<String> whys = new ArrayList<>();

    @Override
    public void file(FoundFile file) {
      files.add(file);
    }

    @Override
    public void ignored(String place, String name, String why) {
      others.add("ignored " + name);
    }

    @Override
    public void unreadable(String place, String name, String why) {
      others.add("unreadable " + name);
      whys.add(why);
    }

    @Override
    public void inboxUnavailable(Inbox unavailable, String why) {
      others.add("unavailable " + unavailable.name());
    }
  }
}
