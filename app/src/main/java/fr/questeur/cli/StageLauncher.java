package fr.questeur.cli;

import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Stage;
import fr.questeur.run.Retry;
import fr.questeur.run.StageProcess;
import fr.questeur.run.TopicSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Function;

/** What the stage commands have in common. */
final class StageLauncher {

  private StageLauncher() {}

  /** Waits for Kafka, and for the topics to be as they must. */
  static void prepareTopics(KafkaOptions kafka, Settings settings) {
    Retry.untilDone(
        "Kafka at " + kafka.bootstrapServers,
        () -> TopicSetup.ensure(ClientProperties.forAdmin(kafka.all(settings)), Topics.all(), kafka.partitions));
  }

  static int run(Function<MeterRegistry, Stage> stage) {
    new StageProcess(stage.apply(new SimpleMeterRegistry())).run();
    return ExitCode.OK;
  }
}
