package fr.questeur.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.questeur.embedded.Port;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Prometheus, if this machine has one, that scrapes processes of a test every second. */
final class Prometheus implements AutoCloseable {

  /** How to have one; printed where a test is skipped. */
  static final String MISSING = "no prometheus and promtool on the PATH: apt-get install prometheus";

  private static final Duration START = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = Port.any();
  private final Process process;

  /**
   * Starts one, and waits until it answers.
   *
   * @param directory for its files; empty
   * @param rules of alerts; what they say of {@code for} is cut to a second
   * @param ports of the processes, by job
   */
  Prometheus(Path directory, Path rules, Map<String, Integer> ports) throws IOException {
    StringBuilder config = new StringBuilder();
    config.append("global: {scrape_interval: 1s, evaluation_interval: 1s}\n");
    config.append("rule_files: [alerts.yml]\nscrape_configs:\n");
    ports.forEach((job, target) -> config.append(
        "  - job_name: %s%n    static_configs: [{targets: ['127.0.0.1:%d']}]%n".formatted(job, target)));
    Files.writeString(directory.resolve("prometheus.yml"), config);
    Files.writeString(
        directory.resolve("alerts.yml"), Files.readString(rules).replaceAll("(?m)^( +for:) .*$", "$1 1s"));
    process =
        new ProcessBuilder(
                "prometheus", "--config.file=" + directory.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Awaitility.await().atMost(START).ignoreExceptions().until(() -> !query("vector(1)").isEmpty());
  }

  static boolean isInstalled() {
    return Stream.of("prometheus", "promtool").allMatch(program ->
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
  }

  /** The values of all series that an expression has now; throws what Prometheus says against it. */
  List<Double> query(String expression) {
    List<Double> values = new ArrayList<>();
    for (JsonNode series : get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)).get("result")) {
      values.add(Double.valueOf(series.get("value").get(1).asText()));
    }
    return values;
  }

  /** The expressions of all rules, by alert. */
  Map<String, String> rules() {
    Map<String, String> rules = new TreeMap<>();
    for (JsonNode group : get("rules").get("groups")) {
      group.get("rules").forEach(rule -> rules.put(rule.get("name").asText(), rule.get("query").asText()));
    }
    return rules;
  }

  /** The alerts that fire now. */
  List<String> firing() {
    List<String> firing = new ArrayList<>();
    for (JsonNode alert : get("alerts").get("alerts")) {
      if (alert.get("state").asText().equals("firing")) {
        firing.add(alert.get("labels").get("alertname").asText());
      }
    }
    return firing;
  }

  private JsonNode get(String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path);
    try {
      String body = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      JsonNode answer = JSON.readTree(body);
      if (!answer.path("status").asText().equals("success")) {
        throw new IllegalArgumentException(body);
      }
      return answer.get("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
