package fr.questeur.streams;

import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Pulse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Whether the tasks of Kafka Streams move. It stays RUNNING while a thread hangs in a document or waits for the broker;
 * a punctuation that no longer comes tells.
 */
public final class TaskPulses {

  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Map<TaskId, Pulse> pulses = new ConcurrentHashMap<>();

  /** A task begins, or begins again, on this thread. */
  public void begin(ProcessorContext<?, ?> context) {
    Pulse pulse = new Pulse(Pulse.PATIENCE);
    pulse.say(Health.READY);
    pulses.put(context.taskId(), pulse);
    context.schedule(BEAT, PunctuationType.WALL_CLOCK_TIME, now -> pulse.beat());
  }

  /** It goes to another instance, or begins again. */
  public void end(TaskId task) {
    pulses.remove(task);
  }

  /** There was no punctuation for a while, as there should not be. */
  void beat() {
    pulses.values().forEach(Pulse::beat);
  }

  /** READY, or why not. */
  Health health() {
    for (Map.Entry<TaskId, Pulse> task : pulses.entrySet()) {
      Health health = task.getValue().health();
      if (health.state() != Health.State.READY) {
        return Health.retrying("task " + task.getKey() + " " + health.reason());
      }
    }
    return Health.READY;
  }
}
