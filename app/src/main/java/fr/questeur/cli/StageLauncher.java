package fr.questeur.cli;

import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Stage;
import fr.questeur.run.Retry;
import fr.questeur.run.StageProcess;
import fr.questeur.run.TopicGuard;
import fr.questeur.run.TopicSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.common.Uuid;

/** What the stage commands have in common. */
final class StageLauncher {

  private StageLauncher() {}

  /**
   * Waits for Kafka, and for the topics to be as they must.
   *
   * @return a watch that they stay so
   */
  static TopicGuard prepareTopics(KafkaOptions kafka, Settings settings) {
    Map<String, Object> all = kafka.all(settings);
    AtomicReference<Map<String, Uuid>> ids = new AtomicReference<>();
    Retry.untilDone(
        "Kafka at " + kafka.bootstrapServers,
        () -> ids.set(TopicSetup.ensure(all, Topics.all(), kafka.partitions)));
    return new TopicGuard(ClientProperties.forAdmin(all), ids.get());
  }

  static int run(TopicGuard topics, Function<MeterRegistry, Stage> stage) {
    try (topics) {
      new StageProcess(stage.apply(new SimpleMeterRegistry()), topics).run();
      return ExitCode.OK;
    }
  }
}
