package fr.questeur.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits at once what comes now and then, for whoever waits for it; in a rush the commit interval decides, as a
 * transaction costs the same for one record as for thousands. For one task.
 */
public final class PromptCommit {

  private static final Duration TICK = Duration.ofMillis(100);

  /** Of the thread: its tasks share a transaction. */
  private static final ThreadLocal<CommitPace> PACE = ThreadLocal.withInitial(CommitPace::new);

  private final ProcessorContext<?, ?> context;
  private boolean waiting;

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
    ask(PACE.get().record(context.currentSystemTimeMs()));
  }

  private void tick(long now) {
    if (waiting) {
      ask(PACE.get().isOver(now));
    }
  }

  private void ask(boolean isTime) {
    waiting = !isTime;
    if (isTime) {
      context.commit();
    }
  }
}
