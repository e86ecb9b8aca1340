package fr.questeur.monitor.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps a server reachable whatever its clients do. The time of a request is bounded, also while its client does not
 * read; so are the requests at work, in all and for one address, with places apart for health and metrics; and so are
 * the connections, of which the one that has been without a request for longest makes room for a new one.
 */
final class ServerLimits extends Handler.Wrapper implements Connection.Listener, AutoCloseable {

  static final int REQUESTS = 48;
  static final int PROBES = 16;
  static final int CONNECTIONS = 256;
  /** Threads of the server: those at work, and some that accept, select and reject. */
  static final int THREADS = REQUESTS + PROBES + 16;

  private static final long SWEEP_MILLIS = 500;
  private static final String RETRY_SECONDS = "2";

  private final Duration idleLimit;
  private final Duration requestLimit;
  private final Places requests = new Places(REQUESTS, REQUESTS / 2);
  private final Places probes = new Places(PROBES, PROBES / 2);
  private final Map<Connection, State> connections = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
    Thread thread = new Thread(task, "questeur-http-limits");
    thread.setDaemon(true);
    return thread;
  });

  /** A connection: since when it waits for a request, or which one is at work. */
  private record State(long since, Request request) {}

  /**
   * Limits for one server.
   *
   * @param idleLimit for the head of a request to arrive whole, and between two requests
   * @param requestLimit from then on for its response to be taken, unless the handler gives it more
   */
  ServerLimits(Duration idleLimit, Duration requestLimit) {
    this.idleLimit = idleLimit;
    this.requestLimit = requestLimit;
    sweeper.scheduleAtFixedRate(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    request.setAttribute(Exchange.DEADLINE, System.nanoTime() + requestLimit.toNanos());
    connections.computeIfPresent(connection, (same, state) -> new State(state.since(), request));
    Request.addCompletionListener(
        request, failure -> connections.computeIfPresent(connection, (same, state) -> new State(System.nanoTime(), null)));
    String address = Request.getRemoteAddr(request);
    Places places = isProbe(Request.getPathInContext(request)) ? probes : requests;
    if (!places.enter(address)) {
      reject(response, callback, places.isFull() ? 503 : 429);
      return true;
    }
    try {
      return super.handle(request, response, callback);
    } finally {
      // A stream of events goes on without a thread of the server.
      places.leave(address);
    }
  }

  private static boolean isProbe(String path) {
    return path.equals("/metrics") || path.startsWith("/health/");
  }

  private static void reject(Response response, Callback callback, int status) {
    String detail = status == 429 ? "too many requests of this address at a time" : "too many requests at a time";
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.write(
        true,
        ByteBuffer.wrap("{\"type\":\"about:blank\",\"status\":%d,\"detail\":\"%s; try again later\"}"
            .formatted(status, detail).getBytes(StandardCharsets.UTF_8)),
        callback);
  }

  @Override
  public void onOpened(Connection connection) {
    connections.put(connection, new State(System.nanoTime(), null));
    if (connections.size() > CONNECTIONS) {
      connections.entrySet().stream()
          .filter(each -> each.getValue().request() == null && each.getKey() != connection)
          .min(Comparator.comparingLong(each -> each.getValue().since() - System.nanoTime()))
          .ifPresent(each -> close(each.getKey()));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  private void sweep() {
    long now = System.nanoTime();
    connections.forEach((connection, state) -> {
      if (isOver(state, now)) {
        close(connection);
      }
    });
  }

  private boolean isOver(State state, long now) {
    if (state.request() == null) {
      return now - state.since() > idleLimit.toNanos();
    }
    return state.request().getAttribute(Exchange.DEADLINE) instanceof Long deadline && now - deadline > 0;
  }

  private void close(Connection connection) {
    connections.remove(connection);
    connection.getEndPoint().close();
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
  }
}
