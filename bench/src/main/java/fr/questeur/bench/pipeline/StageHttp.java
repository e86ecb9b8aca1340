package fr.questeur.bench.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** What a process of the product tells of itself. */
final class StageHttp {

  private static final Duration START = Duration.ofSeconds(180);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 50;
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  StageHttp(int port) {
    this.port = port;
  }

  /** Waits until it says that it is ready. */
  void awaitReady(Child child) throws InterruptedException {
    Instant limit = Instant.now().plus(START);
    while (get("/health/ready") == null) {
      if (!child.isAlive() || Instant.now().isAfter(limit)) {
        throw child.failed();
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** How many documents a stage has done with, whatever became of them; 0 while it does not answer. */
  long documents(String stage) throws InterruptedException {
    String metrics = get("/metrics");
    return metrics == null ? 0 : documents(metrics, stage);
  }

  static long documents(String metrics, String stage) {
    return metrics.lines()
        .filter(line -> line.startsWith("questeur_documents_total{") && line.contains("stage=\"" + stage + "\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Null unless it answers and all is well. */
  private String get(String path) throws InterruptedException {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == OK ? answer.body() : null;
    } catch (IOException e) {
      return null; // not up yet
    }
  }
}
