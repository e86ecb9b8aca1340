package fr.questeur.monitor.http;

import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.MeterNames;
import fr.questeur.contract.stage.Stage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** The meters of a process, to which its stages add their own. */
public final class Meters {

  private Meters() {}

  /** A registry that holds what the JVM and the operating system say of this process. */
  public static PrometheusMeterRegistry ofProcess() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    KafkaMeters.limit(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    return registry;
  }

  /** Shows as gauge {@code questeur.stage.ready} what {@code /health/ready} says of each stage. */
  static void ready(List<Stage> stages, MeterRegistry registry) {
    for (Stage stage : stages) {
      Gauge.builder("questeur.stage.ready", stage, each -> each.health().state() == Health.State.READY ? 1 : 0)
          .tag(MeterNames.STAGE, stage.name())
          .description("1 if the stage is at work or waits for work, 0 if something hinders it")
          .register(registry);
    }
  }
}
