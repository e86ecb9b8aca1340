package fr.questeur.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits at once what comes now and then, for whoever waits for it; where much comes, the commit interval decides, as a
 * transaction costs the same for one record as for thousands. For one task.
 */
public final class PromptCommit {

  /** So many records in a window are few: each is worth a transaction of its own. */
  static final int FEW = 5;

  static final long WINDOW_MILLIS = 25;
  static final Duration TICK = Duration.ofMillis(100);

  private final ProcessorContext<?, ?> context;
  private long windowStart;
  private int inWindow;
  private int inWindowBefore;
  private boolean unasked;

  private PromptCommit(ProcessorContext<?, ?> context) {
    this.context = context;
  }

  /** Begins with a task; the last records of a rush are committed soon after it. */
  public static PromptCommit of(ProcessorContext<?, ?> context) {
    PromptCommit commit = new PromptCommit(context);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, commit::tick);
    return commit;
  }

  /** To be called with each record. */
  public void record() {
    long now = context.currentSystemTimeMs();
    long age = now - windowStart;
    if (age >= WINDOW_MILLIS) {
      inWindowBefore = age < 2 * WINDOW_MILLIS ? inWindow : 0;
      inWindow = 0;
      windowStart = now;
    }
    inWindow++;
    unasked = true;
    if (inWindow <= FEW && inWindowBefore <= FEW) {
      ask();
    }
  }

  private void tick(long now) {
    if (unasked && now - windowStart >= WINDOW_MILLIS) {
      ask();
    }
  }

  private void ask() {
    unasked = false;
    context.commit();
  }
}
