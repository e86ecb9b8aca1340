package fr.questeur.ingest;

import fr.questeur.contract.stage.Health;
import fr.questeur.ingest.SettledFiles.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Decides when to look where, on one thread. */
final class IngestWorker {

  private List<Inbox> inboxes;
  private final Hints hints;
  private final InboxScanner scanner;
  private final SettledFiles settled;
  private final Intake intake;
  private final Fates fates;
  private final Consumer<Health> health;
  private final LongSupplier nanoTime;
  private final Consumer<List<Inbox>> scanned;
  private final ScanPace pace;
  private final CompletableFuture<Void> firstPass = new CompletableFuture<>();
  private boolean firstScanDone;
  private long firstScanEnd;

  /**
   * A worker.
   *
   * @param scanned takes the folders as they are now, after each scan that could look into all of them
   */
  IngestWorker(
      List<Inbox> inboxes,
      Duration rescanInterval,
      Hints hints,
      InboxScanner scanner,
      SettledFiles settled,
      Intake intake,
      Fates fates,
      Consumer<Health> health,
      LongSupplier nanoTime,
      Consumer<List<Inbox>> scanned) {
    this.inboxes = inboxes;
    this.hints = hints;
    this.scanner = scanner;
    this.settled = settled;
    this.intake = intake;
    this.fates = fates;
    this.health = health;
    this.nanoTime = nanoTime;
    this.scanned = scanned;
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
    settled.neverQuiet(nanoTime.getAsLong()).forEach(intake::neverQuiet);
    intake.flush();
    String trouble = intake.trouble();
    health.accept(trouble == null ? Health.READY : Health.retrying(trouble));
    if (firstScanDone && !firstPass.isDone() && !hints.isStopped() && !settled.anySeenBy(firstScanEnd)) {
      firstPass.complete(null);
    }
  }

  private void lookAtHint(Path path, Cause cause) {
    inboxOf(path).ifPresent(inbox -> scanner.look(inbox, path, intake.because(cause, false)));
  }

  private void lookAgain(FoundFile file) {
    Optional<Inbox> inbox = inboxOf(file.path());
    if (inbox.isEmpty() || !scanner.look(inbox.get(), file.path(), intake.because(Cause.SCAN, false))) {
      intake.vanished(file);
    }
  }

  private Optional<Inbox> inboxOf(Path path) {
    return inboxes.stream().filter(inbox -> path.startsWith(inbox.root())).findFirst();
  }

  private void scan() {
    long start = nanoTime.getAsLong();
    long readsBefore = intake.reads();
    intake.scanBegins();
    boolean complete = true;
    InboxScanner.Sightings sightings = intake.because(Cause.SCAN, !firstScanDone);
    for (Inbox inbox : resolve(sightings)) {
      complete &= scanner.scan(inbox, sightings);
    }
    intake.flush();
    long end = nanoTime.getAsLong();
    pace.looked(start, end, intake.reads() == readsBefore);
    if (complete) {
      fates.scanEnds();
    }
    if (complete && intake.trouble() == null) {
      scanned.accept(inboxes);
    }
    if (complete && !firstScanDone) {
      firstScanDone = true;
      firstScanEnd = end;
    }
  }

  /** Follows links that were pointed elsewhere. Returns the folders that can be scanned. */
  private List<Inbox> resolve(InboxScanner.Sightings sightings) {
    List<Inbox> now = new ArrayList<>(inboxes);
    List<Inbox> scanned = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      Inbox inbox = now.get(i);
      try {
        Inbox resolved = inbox.resolved();
        resolved.requireApart(scanned);
        now.set(i, resolved);
        scanned.add(resolved);
      } catch (IOException e) {
        sightings.inboxUnavailable(inbox, InboxScanner.whyUnavailable(inbox.given().toString(), e));
      } catch (IllegalArgumentException e) {
        sightings.inboxUnavailable(inbox, e.getMessage());
      }
    }
    inboxes = List.copyOf(now);
    return scanned;
  }

  private Duration untilNextPass() {
    OptionalLong due = settled.nextDue();
    long next = due.isPresent() && due.getAsLong() - pace.next() < 0 ? due.getAsLong() : pace.next();
    return Duration.ofNanos(Math.max(0, next - nanoTime.getAsLong()));
  }
}
