package fr.questeur.monitor.http;

import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves {@code /health/live} (503 when a stage has given up), {@code /health/ready} (503 unless every stage is ready)
 * and {@code /metrics}, Prometheus' text.
 */
public final class HealthServer implements AutoCloseable {

  private static final Duration IDLE_LIMIT = Duration.ofSeconds(15);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(60);
  private static final int MIN_THREADS = 4;
  private static final int IDLE_THREAD_MILLIS = 60_000;

  private final Javalin server;
  private final List<Stage> stages;
  private final ServerLimits limits;

  private HealthServer(
      List<Stage> stages, PrometheusMeterRegistry meters, ServerLimits limits, Consumer<JavalinConfig> more) {
    this.limits = limits;
    this.stages = List.copyOf(stages);
    server = Javalin.create(config -> {
      more.accept(config);
      config.startup.showJavalinBanner = false;
      config.jetty.threadPool = new QueuedThreadPool(ServerLimits.THREADS, MIN_THREADS, IDLE_THREAD_MILLIS);
      config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
      config.jetty.modifyServer(jetty -> jetty.setHandler(limits));
      config.routes.get("/health/live", context -> tell(context, health -> health.state() != Health.State.FAILED));
      config.routes.get("/health/ready", context -> tell(context, health -> health.state() == Health.State.READY));
      config.routes.get(
          "/metrics", context -> context.contentType("text/plain; version=0.0.4").result(meters.scrape()));
    });
  }

  /**
   * Serves from now on.
   *
   * @param host the address to listen on
   * @param port 0 for any
   * @throws IllegalStateException if the port is taken; names it
   */
  public static HealthServer start(String host, int port, List<Stage> stages, PrometheusMeterRegistry meters) {
    return start(host, port, stages, meters, config -> { });
  }

  /**
   * The same, with more besides.
   *
   * @param more adds it
   */
  public static HealthServer start(
      String host, int port, List<Stage> stages, PrometheusMeterRegistry meters, Consumer<JavalinConfig> more) {
    return start(host, port, stages, meters, new ServerLimits(IDLE_LIMIT, REQUEST_LIMIT), more);
  }

  static HealthServer start(
      String host, int port, List<Stage> stages, PrometheusMeterRegistry meters, ServerLimits limits,
      Consumer<JavalinConfig> more) {
    Meters.ready(stages, meters);
    HealthServer server = new HealthServer(stages, meters, limits, more);
    try {
      server.server.start(host, port);
      for (Connector connector : server.server.jettyServer().server().getConnectors()) {
        ((AbstractConnector) connector).addBean(server.limits, false);
      }
    } catch (RuntimeException e) {
      server.limits.close();
      throw new IllegalStateException(
          "cannot serve health and metrics on %s:%d; give a free port with --http-port (%s)"
              .formatted(host, port, e.getMessage()),
          e);
    }
    return server;
  }

  public int port() {
    return server.port();
  }

  private void tell(Context context, Predicate<Health> good) {
    boolean all = true;
    Map<String, Map<String, String>> told = new LinkedHashMap<>();
    for (Stage stage : stages) {
      Health health = stage.health();
      all &= good.test(health);
      Map<String, String> one = new LinkedHashMap<>();
      one.put("state", health.state().name());
      one.put("reason", health.reason());
      told.put(stage.name(), one);
    }
    context.status(all ? 200 : 503).json(Map.of("stages", told));
  }

  @Override
  public void close() {
    server.stop();
    limits.close();
  }
}
