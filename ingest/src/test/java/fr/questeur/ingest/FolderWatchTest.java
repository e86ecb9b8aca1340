package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.ingest.SettledFiles.Cause;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderWatchTest {

  @TempDir Path temp;
  private final Hints hints = new Hints();
  private final Map<Path, Cause> reported = new ConcurrentHashMap<>();
  private Path folder;
  private int probes;
  private FolderWatch watch;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("inbox"));
    watch = new FolderWatch(List.of(folder), Exclusions.NONE, hints);
    thread = new Thread(watch, "watch");
    thread.start();
    awaitWatching();
  }

  @AfterEach
  void stop() throws InterruptedException {
    watch.close();
    thread.join();
  }

  @Test
  void aFileRenamedIntoTheFolderAppears() throws IOException {
    Path file = Files.writeString(temp.resolve("q.txt"), "x");
    Path renamed = Files.move(file, folder.resolve("q.txt"));

    await().untilAsserted(() -> assertThat(reported()).containsEntry(renamed, Cause.APPEARED));
  }

  @Test
  void aFileWrittenInPlaceIsModified() throws IOException {
    Path file = Files.writeString(folder.resolve("q.txt"), "x");

    await().untilAsserted(() -> assertThat(reported()).containsEntry(file, Cause.MODIFIED));
  }

  @Test
  void aFolderRenamedIntoTheFolderIsWatchedWithAllBelow() throws IOException {
    Files.createDirectories(temp.resolve("new/deep"));
    Files.writeString(temp.resolve("new/deep/q.txt"), "x");
    Files.move(temp.resolve("new"), folder.resolve("new"));

    await().untilAsserted(() -> assertThat(reported()).containsKey(folder.resolve("new/deep/q.txt")));

    Path later = Files.writeString(folder.resolve("new/deep/later.txt"), "x");
    await().untilAsserted(() -> assertThat(reported()).containsKey(later));
  }

  @Test
  void foldersThemselvesAreNotReported() throws IOException {
    Files.createDirectory(folder.resolve("new"));
    Path file = Files.writeString(folder.resolve("q.txt"), "x");

    await().untilAsserted(() -> assertThat(reported()).containsKey(file));
    assertThat(reported()).doesNotContainKey(folder.resolve("new"));
  }

  @Test
  void aFolderThatWasGoneIsWatchedAgainOnceItIsBack() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
    Files.createDirectory(folder);
    reported.clear();

    await().pollInterval(Duration.ofMillis(50)).until(() -> {
      watch.watch(List.of(folder)); // as each scan does
      return isReported(folder);
    });
    assertThat(hints.isStopped()).isFalse();
  }

  @Test
  void anotherFolderIsWatchedWhenALinkLeadsThere() throws IOException {
    Path other = Files.createDirectory(temp.toRealPath().resolve("other"));

    watch.watch(List.of(other));

    await().until(() -> isReported(other));
    reported.clear();
    assertThat(isReported(folder)).isFalse();
  }

  @Test
  void whatIsInOurOwnFoldersIsNotReported() throws IOException {
    Path data = Files.createDirectories(temp.toRealPath().resolve("second/data"));
    FolderWatch careful =
        new FolderWatch(List.of(data.getParent()), Exclusions.of(List.of(), List.of(data)), hints);
    Thread other = new Thread(careful, "careful");
    other.start();
    try {
      await().until(() -> isReported(data.getParent()));
      reported.clear();
      Files.writeString(data.resolve("segment.log"), "x");
      await().until(() -> isReported(data.getParent()));
      assertThat(reported()).doesNotContainKey(data.resolve("segment.log"));
    } finally {
      careful.close();
    }
  }

  @Test
  void aWatchClosedBeforeItBeginsDoesNotBegin() {
    FolderWatch other = new FolderWatch(List.of(folder), Exclusions.NONE, hints);
    other.close();

    other.run();
  }

  private void awaitWatching() {
    await().until(() -> isReported(folder));
  }

  /** Whether a file that is made anew in a folder, each time another one, is reported. */
  private boolean isReported(Path in) throws IOException {
    Files.writeString(in.resolve("probe-" + probes++), "x");
    return reported().keySet().stream().anyMatch(path -> path.startsWith(in));
  }

  private Map<Path, Cause> reported() {
    reported.putAll(hints.takePaths());
    return reported;
  }
}
