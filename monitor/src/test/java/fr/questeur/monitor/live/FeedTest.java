package fr.questeur.monitor.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.monitor.live.Happening.Kind;
import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedTest {

  private final Activity activity = new Activity(Clock.systemUTC());
  private final Broadcast broadcast = new Broadcast();
  private final Feed feed = new Feed(activity, new LetterIndex());
  private final List<Socket> sockets = new ArrayList<>();
  private final Javalin server = Javalin.create(config -> {
    config.startup.showJavalinBanner = false;
    config.routes.sse("/live", feed::join);
    config.routes.sse("/broadcast", client -> {
      broadcast.enter("127.0.0.1");
      broadcast.join(client, "snapshot", "{}");
    });
  }).start("127.0.0.1", 0);

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    feed.close();
    broadcast.close();
    server.stop();
  }

  @Test
  void aPageIsToldWhatThereIsAndThenWhatHappens() throws IOException {
    activity.tell(happening("before.txt"));
    feed.start();
    BufferedReader page = open("/live");
    assertThat(next(page, "snapshot")).contains("before.txt", "\"counts\"", "\"letters\"");

    activity.tell(happening("after.txt"));
    assertThat(next(page, "happenings")).contains("after.txt");
    assertThat(next(page, "second")).contains("\"published\"");
  }

  @Test
  void aPageThatDoesNotReadIsLetGoAndTheOthersAreTold() throws IOException {
    open("/broadcast");
    BufferedReader reader = open("/broadcast");
    next(reader, "snapshot");
    String much = "\"" + "x".repeat(100_000) + "\"";
    for (int i = 0; i < 3 * Broadcast.QUEUE; i++) {
      broadcast.send("much", much);
      next(reader, "much");
    }
    assertThat(broadcast.size()).isEqualTo(1);
    for (int i = 1; i < Broadcast.MOST_OF_ADDRESS; i++) {
      assertThat(broadcast.enter("127.0.0.1")).as("the place of the first is free").isTrue();
    }
    assertThat(broadcast.enter("127.0.0.1")).isFalse();
    assertThat(broadcast.enter("127.0.0.2")).isTrue();
  }

  private static Happening happening(String path) {
    return new Happening(Instant.now(), Kind.PUBLISHED, null, path, null, null, null);
  }

  private BufferedReader open(String path) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    sockets.add(socket);
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n"
            .formatted(path).getBytes(UTF_8));
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** The data of the next event of that kind. */
  private static String next(BufferedReader page, String event) throws IOException {
    for (String line = page.readLine(); line != null; line = page.readLine()) {
      if (line.equals("event: " + event)) {
        return page.readLine();
      }
    }
    throw new AssertionError("ended before " + event);
  }
}
