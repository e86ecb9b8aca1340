package fr.questeur.monitor.page;

import fr.questeur.monitor.api.ApiException;
import fr.questeur.monitor.api.ReadApi;
import fr.questeur.monitor.http.Exchange;
import fr.questeur.monitor.live.Feed;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseHandler;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The page, its API and its events, to be added to a server. */
public final class LivePage implements Consumer<JavalinConfig> {

  private static final String ASSETS = "/fr/questeur/monitor/page/assets";
  private static final String EVENT_STREAM = "text/event-stream";
  private static final int PRECOMPRESSED_BYTES = 512 * 1024;
  private static final List<String> VIEWS =
      List.of("/", "/questions", "/questions/{uid}", "/portfolios", "/dead-letters");

  private final ReadApi api;
  private final Feed feed;
  private final Guard guard;
  private final SseHandler events;
  private final String html;

  /**
   * The page.
   *
   * @param access who may reach it
   */
  public LivePage(ReadApi api, Feed feed, HttpAccess access) {
    this.api = api;
    this.feed = feed;
    this.events = new SseHandler(feed::join);
    this.guard = new Guard(access);
    this.html = read("index.html").replace("data-token=\"\"", "data-token=\"" + guard.needsToken() + "\"");
  }

  private static String read(String asset) {
    try (InputStream file = LivePage.class.getResourceAsStream(ASSETS + "/" + asset)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void accept(JavalinConfig config) {
    config.routes.before(guard::check);
    api.addTo(config);
    VIEWS.forEach(view -> config.routes.get(view, this::page));
    config.routes.get("/api/live", this::stream);
    config.staticFiles.add(files -> {
      files.hostedPath = "/assets";
      files.directory = ASSETS;
      files.location = Location.CLASSPATH;
      files.precompressMaxSize = PRECOMPRESSED_BYTES;
      // Asked for again each time, and answered with "not modified": an upgrade is seen at once.
      files.headers = Map.of("Cache-Control", "no-cache", "X-Content-Type-Options", "nosniff");
    });
  }

  private void stream(Context context) {
    String accepted = context.header("Accept");
    if (accepted == null || !accepted.contains(EVENT_STREAM)) {
      throw new ApiException(HttpStatus.NOT_ACCEPTABLE, "ask with Accept: " + EVENT_STREAM);
    }
    String address = Exchange.of(context.req()).address();
    if (!feed.enter(address)) {
      throw new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "too many pages are open, in all or of this address");
    }
    try {
      events.handle(context);
    } catch (RuntimeException e) {
      feed.leave(address);
      throw e;
    }
  }

  private void page(Context context) {
    context.header("Cache-Control", "no-cache").html(html);
  }
}
