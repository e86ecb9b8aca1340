package fr.questeur.run;

import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.enrich.stream.EnrichListener;
import fr.questeur.enrich.stream.EnrichOutcome;
import fr.questeur.ingest.FileFate;
import fr.questeur.ingest.IngestListener;
import fr.questeur.monitor.live.Activity;
import fr.questeur.monitor.live.Happening;
import fr.questeur.monitor.live.Happening.Kind;
import fr.questeur.sink.SinkListener;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hears from all stages and tells the console how each document ended, once it has. Counts, and keeps nothing else: a
 * run may see any number of documents.
 */
final class Fates implements IngestListener, EnrichListener, SinkListener {

  private final Console console;
  private final Activity activity;
  private final Clock clock;
  private final Map<Ending, Long> counts = new EnumMap<>(Ending.class);
  private long found;
  private long ahead;

  /**
   * The fates of a run.
   *
   * @param activity is told what no topic tells
   */
  Fates(Console console, Activity activity, Clock clock) {
    this.console = console;
    this.activity = activity;
    this.clock = clock;
  }

  @Override
  public synchronized void onFound(String path) {
    found++;
    console.progress(ended(), known());
  }

  @Override
  public synchronized void onUnpacking(String path, long documents, long left, int percent) {
    ahead = Math.max(0, left);
    console.unpacking(path, documents, left < 0 ? -1 : documents + left, percent);
    console.progress(ended(), known());
  }

  @Override
  public synchronized void onFate(FileFate fate, String path, String detail) {
    switch (fate) {
      case PUBLISHED -> { } // its end is further on
      case UNPACKED -> end(Ending.UNPACKED, path, detail);
      case UNCHANGED -> end(Ending.UNCHANGED, path, detail);
      case DEAD_LETTERED -> end(Ending.DEAD_LETTER, path, detail);
      case UNREADABLE -> endUntold(Ending.UNREADABLE, Kind.UNREADABLE, path, detail);
      case VANISHED -> endUntold(Ending.VANISHED, Kind.VANISHED, path, detail);
      case IGNORED -> endUntold(Ending.IGNORED, Kind.IGNORED, path, detail);
    }
  }

  @Override
  public synchronized void read(EnrichOutcome outcome, String uid, String path) {
    switch (outcome) {
      case UNCHANGED -> endUntold(Ending.UNCHANGED, Kind.UNCHANGED, path, uid + " says this already");
      case SUPERSEDED -> endUntold(Ending.SUPERSEDED, Kind.SUPERSEDED, path, "a later state of " + uid + " is known");
      default -> { } // its end is in the sink
    }
  }

  @Override
  public synchronized void stored(Question question) {
    end(Ending.STORED, question.source().path(), QuestionLine.of(question, clock));
  }

  @Override
  public synchronized void unchanged(Question question) {
    end(Ending.UNCHANGED, question.source().path(), question.uid() + " is stored so already");
  }

  @Override
  public synchronized void superseded(Question question) {
    end(Ending.SUPERSEDED, question.source().path(), "a later state of " + question.uid() + " came right behind it");
  }

  @Override
  public synchronized void rejected(DeadLetter letter) {
    end(Ending.DEAD_LETTER, letter.path(), letter.reason().code() + ": " + letter.message());
  }

  private void endUntold(Ending ending, Kind kind, String path, String detail) {
    activity.tell(new Happening(clock.instant(), kind, null, path, null, detail, null));
    end(ending, path, detail);
  }

  private void end(Ending ending, String path, String detail) {
    counts.merge(ending, 1L, Long::sum);
    console.ended(ending, path, detail);
    console.progress(ended(), known());
  }

  private long known() {
    return found + ahead;
  }

  private long ended() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether as many documents have ended as were found. A document whose transaction was aborted may be told twice. */
  synchronized boolean seemDone() {
    return ended() >= known();
  }

  /** Stored so far. */
  synchronized long rows() {
    return counts.getOrDefault(Ending.STORED, 0L);
  }

  synchronized Map<Ending, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** Whether no document of this run is left without a row to show for it. */
  synchronized boolean allStored() {
    return !counts.containsKey(Ending.DEAD_LETTER) && !counts.containsKey(Ending.UNREADABLE);
  }
}
