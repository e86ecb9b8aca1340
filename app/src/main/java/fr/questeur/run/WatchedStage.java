package fr.questeur.run;

import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import java.time.Duration;

/**
 * A stage that is not called ready while Kafka is silent. Clients of Kafka wait without a word when the broker is gone,
 * and a stage that has nothing to do asks it nothing: neither would notice.
 */
public final class WatchedStage implements Stage {

  /** Longer than a busy broker takes to answer, and than a restart of it. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Stage stage;
  private final TopicGuard topics;

  /**
   * A stage as it is seen from outside.
   *
   * @param topics which asks Kafka all the time
   */
  public WatchedStage(Stage stage, TopicGuard topics) {
    this.stage = stage;
    this.topics = topics;
  }

  @Override
  public String name() {
    return stage.name();
  }

  @Override
  public void start() {
    stage.start();
  }

  @Override
  public Health health() {
    Health own = stage.health();
    Duration silence = topics.silence();
    return own.state() == Health.State.READY && silence.compareTo(SILENCE) > 0
        ? Health.retrying("Kafka has not answered for " + silence.toSeconds() + " s")
        : own;
  }

  @Override
  public void close() {
    stage.close();
  }
}
