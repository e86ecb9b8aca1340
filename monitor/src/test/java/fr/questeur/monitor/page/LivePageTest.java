package fr.questeur.monitor.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.monitor.api.DeadLetterDesk;
import fr.questeur.monitor.api.ReadApi;
import fr.questeur.monitor.http.HealthServer;
import fr.questeur.monitor.http.Meters;
import fr.questeur.monitor.live.Activity;
import fr.questeur.monitor.live.Feed;
import fr.questeur.monitor.live.LetterIndex;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may ask for what; in requests as they are on the wire, as a browser or an attacker writes them. */
class LivePageTest {

  private static final String TOKEN = "0123456789abcdef";
  private static final String REPLAY = "/api/dead-letters/2-17/replay";
  private static final String JSON = "Content-Type: application/json";

  private final List<String> replayed = new ArrayList<>();
  private final LetterIndex letters = new LetterIndex();
  private final Activity activity = new Activity(Clock.systemUTC());
  private final Feed feed = new Feed(activity, letters);
  private HealthServer server;

  @AfterEach
  void stop() {
    feed.close();
    if (server != null) {
      server.close();
    }
  }

  private void start(String listen, String token, String... allowedHosts) {
    HttpAccess access = new HttpAccess(listen, Set.of(allowedHosts), token);
    ReadApi api = new ReadApi(null, activity, letters, Optional::empty, this::replay, Clock.systemUTC());
    server = HealthServer.start(listen, 0, List.of(), Meters.ofProcess(), new LivePage(api, feed, access));
  }

  private DeadLetterDesk.Result replay(String id) {
    replayed.add(id);
    return new DeadLetterDesk.Result(DeadLetterDesk.Outcome.REPLAYED, null);
  }

  @Test
  void thePageAndItsPartsAreServedWithAStrictPolicy() throws IOException {
    start("127.0.0.1", null);
    for (String view : List.of("/", "/questions?q=x", "/questions/QANR5L14QE1", "/portfolios", "/dead-letters")) {
      String page = get(view);
      assertThat(page).startsWith("HTTP/1.1 200")
          .contains("<main id=\"main\"", "default-src 'none'", "script-src 'self'");
      // What the policy would refuse must not be there.
      assertThat(page).doesNotContain("<style", " style=", " onclick", "unsafe-inline", "https://");
    }
    assertThat(get("/assets/app.js")).startsWith("HTTP/1.1 200").contains("javascript", "nosniff");
    assertThat(get("/assets/vendor/uPlot.iife.min.js")).startsWith("HTTP/1.1 200");
    assertThat(get("/assets/../../openapi.json")).doesNotStartWith("HTTP/1.1 200");
    assertThat(get("/assets/vendor/")).doesNotStartWith("HTTP/1.1 200");
  }

  @Test
  void problemsAreTold() throws IOException {
    start("127.0.0.1", null);
    assertThat(get("/api/nothing")).startsWith("HTTP/1.1 404").contains("application/problem+json", "nothing at this");
    assertThat(get("/api/questions?limit=0")).startsWith("HTTP/1.1 400").contains("application/problem+json", "limit");
    assertThat(get("/api/questions")).startsWith("HTTP/1.1 503").contains("without Postgres");
    assertThat(get("/api/lag")).startsWith("HTTP/1.1 503").contains("not been read yet");
    assertThat(get("/health/live")).startsWith("HTTP/1.1 200");
  }

  @Test
  void onThisMachineActionsNeedNoTokenButThePageOfQuesteurItself() throws IOException {
    start("127.0.0.1", null);
    assertThat(post(JSON)).startsWith("HTTP/1.1 202");
    assertThat(post(JSON, "Origin: http://127.0.0.1:" + server.port(), "Sec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 202");
    assertThat(replayed).hasSize(2);

    assertThat(post("Content-Type: text/plain")).startsWith("HTTP/1.1 415");
    assertThat(post()).startsWith("HTTP/1.1 415");
    assertThat(post(JSON, "Origin: https://evil.example")).startsWith("HTTP/1.1 403");
    assertThat(post(JSON, "Origin: null")).startsWith("HTTP/1.1 403");
    assertThat(post(JSON, "Origin: http://127.0.0.1:1")).startsWith("HTTP/1.1 403");
    assertThat(post(JSON, "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
    assertThat(replayed).hasSize(2);
  }

  @Test
  void aNameThatWasPointedAtThisMachineIsNotServed() throws IOException {
    start("127.0.0.1", null);
    for (String host : List.of("evil.example", "evil.example:80", "127.0.0.1.evil.example", "")) {
      assertThat(request("GET /api/pipeline HTTP/1.1", "Host: " + host)).doesNotStartWith("HTTP/1.1 200");
      assertThat(request("POST " + REPLAY + " HTTP/1.1", "Host: " + host, JSON)).doesNotStartWith("HTTP/1.1 202");
    }
    assertThat(request("GET /api/pipeline HTTP/1.1", "Host: LOCALHOST:8080")).startsWith("HTTP/1.1 200");
    assertThat(request("GET /api/pipeline HTTP/1.1", "Host: [::1]:8080")).startsWith("HTTP/1.1 200");
    assertThat(replayed).isEmpty();
  }

  @Test
  void elsewhereAddressesAndAllowedNamesAreServedAndNoOther() throws IOException {
    start("0.0.0.0", null, "Monitor.example", " other.example ");
    for (String host : List.of("monitor.example", "MONITOR.example.:8080", "other.example", "192.168.1.20:8080", "[fe80::1]",
        "localhost", "127.0.0.1:1")) {
      assertThat(request("GET /api/pipeline HTTP/1.1", "Host: " + host)).as(host).startsWith("HTTP/1.1 200");
    }
    for (String host : List.of("evil.example", "monitor.example.evil.example", "127.0.0.1.evil.example", "192.168.1.20.evil", "")) {
      assertThat(request("GET /api/pipeline HTTP/1.1", "Host: " + host)).as(host).doesNotStartWith("HTTP/1.1 200");
    }
    assertThat(request("GET / HTTP/1.1", "Host: evil.example:80"))
        .startsWith("HTTP/1.1 421").contains("--allowed-hosts evil.example");
  }

  @Test
  @Timeout(30)
  void oneAddressTakesItsEventStreamsAndNoMore() throws IOException {
    start("127.0.0.1", null);
    feed.start();
    List<Socket> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        streams.add(stream("127.0.0.1"));
        assertThat(statusOf(streams.get(i))).as("stream %d", i).isEqualTo("HTTP/1.1 200");
      }
      assertThat(get("/api/live", "Accept: text/event-stream")).startsWith("HTTP/1.1 503").contains("Retry-After");
      streams.add(stream("127.0.0.2"));
      assertThat(statusOf(streams.get(10))).isEqualTo("HTTP/1.1 200");
      streams.get(0).close();
      String again = "";
      while (!again.equals("HTTP/1.1 200")) {
        streams.add(stream("127.0.0.1"));
        again = statusOf(streams.get(streams.size() - 1));
      }
    } finally {
      for (Socket stream : streams) {
        stream.close();
      }
    }
  }

  private static String statusOf(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), UTF_8);
  }

  private Socket stream(String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(
        "GET /api/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".getBytes(UTF_8));
    return socket;
  }

  @Test
  void probesAreAnsweredUnderAnyName() throws IOException {
    start("0.0.0.0", null);
    assertThat(request("GET /metrics HTTP/1.1", "Host: monitor:8081")).startsWith("HTTP/1.1 200");
    assertThat(request("GET /health/live HTTP/1.0")).startsWith("HTTP/1.1 200");
  }

  @Test
  void elsewhereActionsAreOffWithoutAToken() throws IOException {
    start("0.0.0.0", null);
    assertThat(get("/")).startsWith("HTTP/1.1 200").contains("data-token=\"true\"");
    assertThat(post(JSON)).startsWith("HTTP/1.1 403").contains("--http-token");
    assertThat(replayed).isEmpty();
  }

  @Test
  void aTokenIsAskedForWhereOneIsSet() throws IOException {
    start("0.0.0.0", TOKEN);
    assertThat(post(JSON)).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Bearer");
    assertThat(post(JSON, "Authorization: Bearer " + TOKEN.substring(1))).startsWith("HTTP/1.1 401");
    assertThat(post(JSON, "Authorization: Basic " + TOKEN)).startsWith("HTTP/1.1 401");
    assertThat(replayed).isEmpty();
    assertThat(post(JSON, "Authorization: Bearer " + TOKEN)).startsWith("HTTP/1.1 202");
    assertThat(replayed).containsExactly("2-17");
  }

  @Test
  void aTokenThatCanBeGuessedIsRefused() {
    assertThatThrownBy(() -> start("127.0.0.1", "secret")).hasMessageContaining("too short");
  }

  private String get(String path, String... headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port()));
    lines.addAll(List.of(headers));
    return request(lines.toArray(String[]::new));
  }

  private String post(String... headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of("POST " + REPLAY + " HTTP/1.1", "Host: 127.0.0.1:" + server.port()));
    lines.addAll(List.of(headers));
    return request(lines.toArray(String[]::new));
  }

  private String request(String... lines) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      String text = String.join("\r\n", lines) + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
