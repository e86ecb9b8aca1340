package fr.questeur.cli;

import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topic;
import fr.questeur.contract.stage.Stage;
import fr.questeur.monitor.http.HealthServer;
import fr.questeur.monitor.http.Meters;
import fr.questeur.run.Retry;
import fr.questeur.run.StageProcess;
import fr.questeur.run.TopicGuard;
import fr.questeur.run.TopicSetup;
import fr.questeur.run.WatchedStage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.common.Uuid;

/** What the stage commands have in common. */
final class StageLauncher {

  private StageLauncher() {}

  /**
   * Waits for Kafka, and for the topics of a stage to be as they must; needs no rights on the others.
   *
   * @return a watch that they stay so
   */
  static TopicGuard prepareTopics(KafkaOptions kafka, Settings settings, Topic... topics) {
    Map<String, Object> all = kafka.all(settings);
    AtomicReference<Map<String, Uuid>> ids = new AtomicReference<>();
    Retry.untilDone(
        "Kafka at " + kafka.servers(settings),
        () -> {
          BrokerProbe.requireNoPassword(all);
          ids.set(TopicSetup.ensure(all, List.of(topics), kafka.partitions));
        });
    return new TopicGuard(ClientProperties.forAdmin(all), ids.get());
  }

  /** Runs the stage until it ends, and tells how it is for as long. */
  static int run(HttpOptions http, TopicGuard topics, Function<MeterRegistry, Stage> make) {
    PrometheusMeterRegistry meters = Meters.ofProcess();
    Stage stage = new WatchedStage(make.apply(meters), topics);
    try (topics;
        HealthServer server =
            http.port == HttpOptions.OFF
                ? null
                : HealthServer.start(http.listen, http.port, List.of(stage), meters)) {
      new StageProcess(stage, topics::check).run();
      return ExitCode.OK;
    }
  }
}
