package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.ingest.SettledFiles.Cause;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private FolderWatch watch;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("inbox"));
    watch = new FolderWatch(List.of(folder), hints);
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
  void aFolderThatIsGoneEndsTheWatchWithoutFailure() throws IOException, InterruptedException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);

    thread.join();
    assertThat(hints.isStopped()).isFalse();
  }

  @Test
  void aWatchClosedBeforeItBeginsDoesNotBegin() {
    FolderWatch other = new FolderWatch(List.of(folder), hints);
    other.close();

    other.run();
  }

  /** Watching has begun when a file made anew, again and again, is reported. */
  private void awaitWatching() {
    int[] count = {0};
    await().until(() -> {
      Files.writeString(folder.resolve("probe-" + count[0]++), "x");
      return !reported().isEmpty();
    });
  }

  private Map<Path, Cause> reported() {
    reported.putAll(hints.takePaths());
    return reported;
  }
}
