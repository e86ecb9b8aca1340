package fr.questeur.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  private final PrometheusMeterRegistry meters = Meters.ofProcess();
  private Health health = Health.STARTING;
  private final HealthServer server = HealthServer.start("127.0.0.1", 0, List.of(new Told()), meters);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStageThatIsReadyIsLiveAndReady() throws Exception {
    health = Health.READY;
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aStageThatWaitsIsLiveButNotReadyAndSaysWhy() throws Exception {
    health = Health.retrying("database: refused");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("\"sink\"", "RETRYING", "database: refused");
  }

  @Test
  void aStageThatGaveUpIsNotLive() throws Exception {
    health = Health.failed("no such topic");
    HttpResponse<String> live = get("/health/live");
    assertThat(live.statusCode()).isEqualTo(503);
    assertThat(live.body()).contains("no such topic");
  }

  @Test
  void metersOfTheProcessAndOfTheStagesAreTold() throws Exception {
    meters.counter("questeur.sink.retries").increment(3);
    assertThat(get("/metrics").body()).contains("questeur_sink_retries_total 3", "jvm_memory_used_bytes", "process_cpu");
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private final class Told implements Stage {

    @Override
    public String name() {
      return "sink";
    }

    @Override
    public void start() {}

    @Override
    public Health health() {
      return health;
    }

    @Override
    public void close() {}
  }
}
