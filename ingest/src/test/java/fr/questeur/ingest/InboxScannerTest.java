package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
  private final InboxScanner scanner = new InboxScanner(Exclusions.NONE, () -> false);

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
            "inbox/two words.txt", "inbox/two\nlines.txt", "inbox/réponse.txt", "inbox/r\\xE9ponse.txt");
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
  void aForbiddenFolderIsReportedWithWhatToDo() {
    String closed = folder.resolve("closed").toString();

    InboxScanner.failed(inbox, closed, new AccessDeniedException("closed"), seen);

    assertThat(seen.others).containsExactly("unreadable inbox/closed");
    assertThat(seen.whys.get(0)).contains("permission denied").contains(closed);
  }

  @Test
  void aFolderThatCannotBeListedToItsEndIsUnreadable() {
    InboxScanner.failed(
        inbox, folder.resolve("inside").toString(), new FileSystemException("stale file handle"), seen);

    assertThat(seen.others).containsExactly("unreadable inbox/inside");
  }

  @Test
  void whatVanishesBetweenListingAndLookingIsNoError() {
    InboxScanner.failed(inbox, folder.resolve("gone").toString(), new NoSuchFileException("gone"), seen);

    assertThat(seen.others).isEmpty();
  }

  @Test
  void aFolderSwappedForALinkWhileTheScanIsInItIsNotLeft() throws IOException {
    TestFiles.old(folder.resolve("14/a.txt"), "a");
    TestFiles.old(folder.resolve("14/b.txt"), "b");
    TestFiles.old(temp.resolve("outside/a.txt"), "secret");
    TestFiles.old(temp.resolve("outside/b.txt"), "secret");
    seen.onFirstFile = () -> {
      Files.move(folder.resolve("14"), temp.resolve("moved"));
      Files.createSymbolicLink(folder.resolve("14"), temp.resolve("outside"));
    };

    scanner.scan(inbox, seen);

    assertThat(seen.files).extracting(FoundFile::size).containsExactly(1L, 1L);
  }

  @Test
  void deepFoldersAreRefusedBeforeTheyUseUpAllOpenFiles() throws IOException {
    Path deep = folder;
    for (int i = 0; i <= InboxScanner.MOST_FOLDERS; i++) {
      deep = deep.resolve("d");
    }
    TestFiles.old(deep.getParent().resolve("q.txt"), "");
    TestFiles.old(deep.resolve("q.txt"), "");

    scanner.scan(inbox, seen);

    assertThat(seen.files).hasSize(1);
    assertThat(seen.others).hasSize(1).allMatch(other -> other.startsWith("unreadable inbox/d/d/"));
    assertThat(scanner.look(inbox, deep.resolve("q.txt"), seen)).isFalse();
  }

  @Test
  void aPathLongerThanTheSystemTakesIsFound() throws IOException {
    Path outer = folder.resolve("d".repeat(200));
    Path spare = folder.resolve("spare");
    TestFiles.old(outer.resolve("q.txt"), "");
    // From the inside out, and back: no call takes a path of more than 4096 bytes.
    for (int i = 0; i < 24; i++) {
      Files.createDirectory(spare);
      Files.move(outer, spare.resolve(outer.getFileName()));
      Files.move(spare, outer);
    }

    scanner.scan(inbox, seen);

    for (int i = 0; i < 24; i++) {
      Files.move(outer.resolve(outer.getFileName()), spare);
      Files.delete(outer);
      Files.move(spare, outer);
    }
    assertThat(seen.files).hasSize(1).allMatch(file -> file.place().length() > 4_096);
    assertThat(seen.others).isEmpty();
  }

  @Test
  void ourOwnFoldersAreLeftOut() throws IOException {
    Path data = TestFiles.old(folder.resolve("data/logs/questeur.log"), "x").getParent().getParent();
    TestFiles.old(folder.resolve("q.txt"), "q");
    Path link = Files.createSymbolicLink(temp.resolve("link"), data);
    InboxScanner careful = new InboxScanner(Exclusions.of(List.of(), List.of(link)), () -> false);

    careful.scan(inbox, seen);

    assertThat(seen.files).extracting(FoundFile::name).containsExactly("inbox/q.txt");
    assertThat(seen.others).containsExactly("ignored inbox/data");
    assertThat(careful.look(inbox, data.resolve("logs/questeur.log"), seen)).isFalse();
  }

  @Test
  void theDataDirectoryOfAnotherRunIsLeftOut() throws IOException {
    Files.createDirectories(folder.resolve("data/kafka"));
    Files.createDirectories(folder.resolve("data/postgres"));
    Path segment = TestFiles.old(folder.resolve("data/kafka/segment"), "x");
    Files.writeString(folder.resolve("data/lock"), "");

    scanner.scan(inbox, seen);

    assertThat(seen.files).isEmpty();
    assertThat(seen.others).containsExactly("ignored inbox/data");
    assertThat(scanner.look(inbox, segment, seen)).isFalse();
  }

  @Test
  void anInboxThatBecameOneOfOurOwnFoldersIsUnavailable() throws IOException {
    TestFiles.old(folder.resolve("q.txt"), "q");
    new InboxScanner(Exclusions.of(List.of(), List.of(temp)), () -> false).scan(inbox, seen);

    assertThat(seen.files).isEmpty();
    assertThat(seen.others).containsExactly("unavailable inbox");
  }

  @Test
  void patternsOfTheUserLeaveOutFilesAndFolders() throws IOException {
    TestFiles.old(folder.resolve("q.txt"), "");
    TestFiles.old(folder.resolve("q.pdf"), "");
    Path old = TestFiles.old(folder.resolve("14/old/q.txt"), "");
    TestFiles.old(folder.resolve("old/q.txt"), "");
    InboxScanner selective = new InboxScanner(Exclusions.of(List.of("*.pdf", "14/old/"), List.of()), () -> false);

    selective.scan(inbox, seen);

    assertThat(seen.files).extracting(FoundFile::name).containsExactlyInAnyOrder("inbox/q.txt", "inbox/old/q.txt");
    assertThat(seen.others).containsExactlyInAnyOrder("ignored inbox/q.pdf", "ignored inbox/14/old");
    assertThat(selective.look(inbox, old, seen)).isFalse();
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
    InboxScanner stopping = new InboxScanner(Exclusions.NONE, () -> !seen.files.isEmpty());

    assertThat(stopping.scan(inbox, seen)).isFalse();
    assertThat(seen.files).hasSize(1);
  }

  /** Something that happens meanwhile. */
  private interface Step {
    void run() throws IOException;
  }

  private static final class Seen implements InboxScanner.Sightings {

    final List<FoundFile> files = new ArrayList<>();
    final List<String> others = new ArrayList<>();
    final List<String> whys = new ArrayList<>();
    Step onFirstFile = () -> { };

    @Override
    public void file(FoundFile file, OpenFolder in) {
      if (files.isEmpty()) {
        try {
          onFirstFile.run();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
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
