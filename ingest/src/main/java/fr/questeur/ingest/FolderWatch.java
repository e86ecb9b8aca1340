package fr.questeur.ingest;

import fr.questeur.ingest.Exclusions.OwnFolders;
import fr.questeur.ingest.SettledFiles.Cause;
import fr.questeur.ingest.common.TemporaryNames;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what the file system reports. It reports nothing on NFS, bind mounts and the like, and not for more folders
 * than {@code fs.inotify.max_user_watches}: the scans make up for it, and the operator is told once.
 */
final class FolderWatch implements Runnable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  private final OwnFolders own;
  private final Hints hints;
  private List<Path> roots;
  private DirectoryWatcher watcher;
  private boolean isWanted = true;
  private boolean isIdle;
  private boolean closed;
  private boolean troubleSaid;

  FolderWatch(List<Path> roots, Exclusions exclusions, Hints hints) {
    this.roots = roots;
    this.own = exclusions.ownFolders();
    this.hints = hints;
  }

  /** Watches until closed. */
  @Override
  public void run() {
    for (List<Path> folders = awaitWanted(); folders != null; folders = awaitWanted()) {
      try {
        // Not under the lock: of a large tree that takes long.
        DirectoryWatcher opened = open(folders);
        if (take(opened)) {
          opened.watch();
        }
        drop(opened);
      } catch (IOException | RuntimeException e) {
        sayTrouble(KafkaFailures.message(e));
      }
    }
  }

  /** Has these folders watched, if others were before, or if the watch has ended because a folder was gone. */
  synchronized void watch(List<Path> folders) {
    boolean hasEnded = watcher == null && isIdle && !troubleSaid;
    if (!folders.equals(roots) || hasEnded) {
      roots = folders;
      isWanted = true;
      closeWatcher();
      notifyAll();
    }
  }

  /** Null if closed. */
  private synchronized List<Path> awaitWanted() {
    try {
      while (!closed && !isWanted) {
        isIdle = true;
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    isIdle = false;
    isWanted = false;
    return closed ? null : roots;
  }

  private DirectoryWatcher open(List<Path> folders) throws IOException {
    return DirectoryWatcher.builder()
        .paths(folders)
        .fileHashing(false)
        .fileTreeVisitor(new WatchedFolders(folders))
        .listener(new PassingOn())
        .build();
  }

  /** False if it is not wanted any more. */
  private synchronized boolean take(DirectoryWatcher opened) {
    watcher = opened;
    return !closed && !isWanted;
  }

  private synchronized void drop(DirectoryWatcher opened) throws IOException {
    watcher = null;
    opened.close();
  }

  private synchronized void sayTrouble(String what) {
    watcher = null;
    if (!closed && !troubleSaid) {
      troubleSaid = true;
      log.warn("Changes may not be reported by the file system: {}. New files are found by scanning instead", what);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeWatcher();
    notifyAll();
  }

  private void closeWatcher() {
    if (watcher != null) {
      try {
        watcher.close();
      } catch (IOException e) {
        log.warn("Cannot end watching: {}", e.toString());
      }
    }
  }

  /** Not those in which nothing is read: the broker's files change all the time. */
  private final class WatchedFolders implements FileTreeVisitor {

    private final List<Path> inboxes;

    WatchedFolders(List<Path> inboxes) {
      this.inboxes = inboxes;
    }

    @Override
    public void recursiveVisitFiles(Path root, Callback onFolder, Callback onFile) throws IOException {
      Files.walkFileTree(root, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
          if (!inboxes.contains(folder)
              && (own.reason(folder, attributes).isPresent()
                  || TemporaryNames.reason(folder.getFileName().toString()).isPresent())) {
            return FileVisitResult.SKIP_SUBTREE;
          }
          onFolder.call(folder);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          onFile.call(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
          return FileVisitResult.CONTINUE;
        }
      });
    }
  }

  private final class PassingOn implements DirectoryChangeListener {

    @Override
    public void onEvent(DirectoryChangeEvent event) {
      switch (event.eventType()) {
        case OVERFLOW -> hints.wantScan();
        case CREATE -> pass(event, Cause.APPEARED);
        case MODIFY -> pass(event, Cause.MODIFIED);
        case DELETE -> { } // whoever waits for the file will see
      }
    }

    private void pass(DirectoryChangeEvent event, Cause cause) {
      if (!event.isDirectory() && !own.hold(event.path())) {
        hints.add(event.path(), cause);
      }
    }

    @Override
    public void onException(Exception e) {
      sayTrouble(KafkaFailures.message(e));
      hints.wantScan();
    }
  }
}
