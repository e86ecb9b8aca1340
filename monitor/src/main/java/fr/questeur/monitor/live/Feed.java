package fr.questeur.monitor.live;

import fr.questeur.contract.QuestionJson;
import fr.questeur.monitor.lag.LagJson;
import fr.questeur.monitor.lag.LagReport;
import io.javalin.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells open pages what is new: at once what happens, every second how much it was, and each reading of the lag. */
public final class Feed implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Feed.class);
  private static final long TICK_MILLIS = 100;
  private static final int TICKS_PER_SECOND = 10;
  private static final int LETTERS = 20;

  /** The first event. */
  record Snapshot(
      Activity.Snapshot pipeline, LagJson lag, Map<String, List<Long>> lagHistory, LetterIndex.Counts letters) {}

  /** Ends a second. */
  record Beat(Second second, Map<String, Long> counts, Activity.Latency latency) {}

  /** Dead letters that are new, or have changed; if very many, the last ones. */
  record LetterChanges(List<LetterSummary> changed, LetterIndex.Counts letters) {}

  private final Activity activity;
  private final LetterIndex letters;
  private final LagHistory lags = new LagHistory();
  private final Broadcast broadcast = new Broadcast();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
    Thread thread = new Thread(task, "questeur-feed");
    thread.setDaemon(true);
    return thread;
  });
  private final Map<String, LetterSummary> changedLetters = new LinkedHashMap<>();
  private LagReport lag;
  private int ticks;

  public Feed(Activity activity, LetterIndex letters) {
    this.activity = activity;
    this.letters = letters;
  }

  public void start() {
    clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void tick() {
    try {
      tell(activity.drain());
      List<LetterSummary> changed = changedLetters();
      if (!changed.isEmpty()) {
        broadcast.send("letters", json(new LetterChanges(changed, letters.counts())));
      }
      if (++ticks % TICKS_PER_SECOND == 0) {
        broadcast.send("second", json(new Beat(activity.endSecond(), activity.counts(), activity.latency())));
      }
    } catch (RuntimeException e) {
      log.error("The live view has lost something", e);
    }
  }

  private void tell(Activity.Batch batch) {
    if (!batch.saysNothing()) {
      broadcast.send("happenings", json(batch));
    }
  }

  /** Takes a reading of the lag. */
  public synchronized void take(LagReport report) {
    lag = report;
    lags.take(report);
    broadcast.send("lag", json(LagJson.of(report)));
  }

  /** Takes a dead letter that is new, or has changed. */
  public void take(LetterSummary letter) {
    synchronized (changedLetters) {
      changedLetters.put(letter.id(), letter);
      if (changedLetters.size() > LETTERS) {
        changedLetters.remove(changedLetters.keySet().iterator().next());
      }
    }
  }

  private List<LetterSummary> changedLetters() {
    synchronized (changedLetters) {
      List<LetterSummary> changed = List.copyOf(changedLetters.values());
      changedLetters.clear();
      return changed;
    }
  }

  /** Keeps a place for a page of this address; false if there is none, in all or for this address. */
  public boolean enter(String address) {
    return broadcast.enter(address);
  }

  /** Gives back the place of a page that has not joined. */
  public void leave(String address) {
    broadcast.leave(address);
  }

  /** One more page, for which a place is kept; it is told until it goes. What its first event has is not told it again. */
  public synchronized void join(SseClient client) {
    Activity.DrainedSnapshot now = activity.drainedSnapshot();
    tell(now.batch());
    broadcast.join(client, "snapshot", json(new Snapshot(
        now.snapshot(), lag == null ? null : LagJson.of(lag), lags.series(), letters.counts())));
  }

  private static String json(Object told) {
    return new String(QuestionJson.write(told), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    broadcast.close();
  }
}
