package fr.questeur.ingest;

import fr.questeur.contract.stage.Health;
import fr.questeur.ingest.SettledFiles.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Decides when to look where, on one thread. */
final class IngestWorker {

  private final List<Inbox> inboxes;
  private final Hints hints;
  private final InboxScanner scanner;
  private final SettledFiles settled;
  private final Intake intake;
  private final Fates fates;
  private final Consumer<Health> health;
  private final LongSupplier nanoTime;
  private final ScanPace pace;
  private final CompletableFuture<Void> firstPass = new CompletableFuture<>();
  private boolean firstScanDone;
  private long firstScanEnd;

  IngestWorker(
      List<Inbox> inboxes,
      Duration rescanInterval,
      Hints hints,
      InboxScanner scanner,
      SettledFiles settled,
      Intake intake,
      Fates fates,
      Consumer<Health> health,
      LongSupplier nanoTime) {
    this.inboxes = inboxes;
    this.hints = hints;
    this.scanner = scanner;
    this.settled = settled;
    this.intake = intake;
    this.fates = fates;
    this.health = health;
    this.nanoTime = nanoTime;
    pace = new ScanPace(rescanInterval, nanoTime.getAsLong());
  }

  /** Done when every file that was there at the first scan has its fate. */
  CompletableFuture<Void> firstPass() {
    return firstPass;
  }

  /**
   * Works until told to stop.
   *
   * @throws IngestFailedException if trying again would not help
   */
  void work() {
    while (!hints.isStopped()) {
      pass();
      hints.await(untilNextPass());
    }
  }

  /** Looks once wherever it is time to look. */
  void pass() {
    // First the hints: they tell of files that appear whole, a scan cannot.
    hints.takePaths().forEach(this::lookAtHint);
    intake.flush();
    if (hints.takeScanWanted() || pace.isDue(nanoTime.getAsLong())) {
      scan();
    }
    settled.due(nanoTime.getAsLong()).forEach(this::lookAgain);
    intake.flush();
    String trouble = intake.trouble();
    health.accept(trouble == null ? Health.READY : Health.retrying(trouble));
    if (firstScanDone && !firstPass.isDone() && !hints.isStopped() && !settled.anySeenBy(firstScanEnd)) {
      firstPass.complete(null);
    }
  }

  private void lookAtHint(Path path, Cause cause) {
    inboxOf(path, inbox -> scanner.look(inbox, path, intake.because(cause, false)));
  }

  private void lookAgain(FoundFile file) {
    inboxOf(file.path(), inbox -> {
      if (!scanner.look(inbox, file.path(), intake.because(Cause.SCAN, false))) {
        intake.vanished(file);
      }
    });
  }

  private void inboxOf(Path path, Consumer<Inbox> action) {
    inboxes.stream().filter(inbox -> path.startsWith(inbox.root())).findFirst().ifPresent(action);
  }

  private void scan() {
    long start = nanoTime.getAsLong();
    long readsBefore = intake.reads();
    intake.scanBegins();
    boolean complete = true;
    for (Inbox inbox : inboxes) {
      complete &= scanner.scan(inbox, intake.because(Cause.SCAN, !firstScanDone));
    }
    intake.flush();
    long end = nanoTime.getAsLong();
    pace.looked(start, end, intake.reads() == readsBefore);
    if (complete) {
      fates.scanEnds();
    }
    if (complete && !firstScanDone) {
      firstScanDone = true;
      firstScanEnd = end;
    }
  }

  private Duration untilNextPass() {
    OptionalLong due = settled.nextDue();
    long next = due.isPresent() && due.getAsLong() - pace.next() < 0 ? due.getAsLong() : pace.next();
    return Duration.ofNanos(Math.max(0, next - nanoTime.getAsLong()));
  }
}
