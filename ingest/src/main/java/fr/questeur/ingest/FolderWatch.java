package fr.questeur.ingest;

import fr.questeur.ingest.SettledFiles.Cause;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what the file system reports. It reports nothing on NFS, bind mounts and the like, and not for more folders
 * than {@code fs.inotify.max_user_watches}: the scans make up for it, and the operator is told once.
 */
final class FolderWatch implements Runnable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  private final List<Path> roots;
  private final Hints hints;
  private DirectoryWatcher watcher;
  private boolean closed;
  private boolean troubleSaid;

  FolderWatch(List<Path> roots, Hints hints) {
    this.roots = roots;
    this.hints = hints;
  }

  /** Watches until closed. */
  @Override
  public void run() {
    try {
      if (open()) {
        watcher.watch();
        sayTrouble("it has ended");
      }
    } catch (IOException | RuntimeException e) {
      sayTrouble(KafkaFailures.message(e));
    }
  }

  private synchronized boolean open() throws IOException {
    if (!closed) {
      watcher =
          DirectoryWatcher.builder().paths(roots).fileHashing(false).listener(new PassingOn()).build();
    }
    return !closed;
  }

  private synchronized void sayTrouble(String what) {
    if (!closed && !troubleSaid) {
      troubleSaid = true;
      log.warn("Changes may not be reported by the file system: {}. New files are found by scanning instead", what);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (watcher != null) {
      try {
        watcher.close();
      } catch (IOException e) {
        log.warn("Cannot end watching: {}", e.toString());
      }
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
      if (!event.isDirectory()) {
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
