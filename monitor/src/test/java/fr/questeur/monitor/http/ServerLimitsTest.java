package fr.questeur.monitor.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take all they can get, and what is left for others. */
class ServerLimitsTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CompletableFuture<Exception> writeEnded = new CompletableFuture<>();
  private final List<Socket> sockets = new ArrayList<>();
  private HealthServer server;

  private void start(Duration idleLimit, Duration requestLimit) {
    server = HealthServer.start(
        "0.0.0.0", 0, List.of(), Meters.ofProcess(), new ServerLimits(idleLimit, requestLimit), config -> {
          config.routes.get("/wait", context -> goOn.await());
          config.routes.get("/long", context -> {
            Exchange.of(context.req()).unlimit();
            Thread.sleep(1_500);
          });
          config.routes.get("/endless", context -> {
            try {
              while (true) {
                context.outputStream().write(new byte[100_000]);
              }
            } catch (IOException e) {
              writeEnded.complete(e);
            }
          });
        });
  }

  @AfterEach
  void stop() throws IOException {
    goOn.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void headOfRequestThatDoesNotArriveEndsItsConnection() throws IOException {
    start(SHORT, LONG);
    Socket slow = open("127.0.0.1", "GET /health/live HTTP/1.1\r\nHost: lo");
    assertThat(isClosed(slow)).isTrue();
  }

  @Test
  void writeThatClientDoesNotReadEndsWithItsRequest() throws IOException {
    start(LONG, SHORT);
    open("127.0.0.1", request("/endless"));
    assertThat(writeEnded.join()).isInstanceOf(IOException.class);
  }

  @Test
  void requestWithoutLimitLasts() throws IOException {
    start(LONG, SHORT);
    assertThat(statusOf("127.0.0.1", "/long")).contains("200");
  }

  @Test
  void probesAndOtherAddressesAreAnsweredWhileOneTakesAllItMay() throws IOException {
    start(LONG, LONG);
    for (int i = 0; i < ServerLimits.REQUESTS / 2; i++) {
      open("127.0.0.1", request("/wait"));
    }
    // One that is answered shows that all before it are at work, or soon will be.
    String more = "";
    while (!more.contains("429")) {
      more = statusOf("127.0.0.1", "/none");
    }
    assertThat(statusOf("127.0.0.1", "/health/live")).contains("200");
    assertThat(statusOf("127.0.0.1", "/metrics")).contains("200");
    assertThat(statusOf("127.0.0.2", "/none")).contains("404");
  }

  @Test
  void connectionThatWaitedLongestMakesRoom() throws IOException {
    start(LONG, LONG);
    Socket first = open("127.0.0.1", "GET / HT");
    for (int i = 0; i < ServerLimits.CONNECTIONS; i++) {
      open("127.0.0.1", "GET / HT");
    }
    assertThat(statusOf("127.0.0.1", "/health/live")).contains("200");
    assertThat(isClosed(first)).isTrue();
  }

  private static String request(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private Socket open(String from, String head) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  private String statusOf(String from, String path) throws IOException {
    try (Socket socket = open(from, request(path))) {
      return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
    }
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }
}
