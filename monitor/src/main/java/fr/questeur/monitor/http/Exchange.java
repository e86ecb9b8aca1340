package fr.questeur.monitor.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** A request and its response, as the server sees them. */
public final class Exchange {

  /** Of a request: the {@link System#nanoTime} at which its connection is closed; none without it. */
  static final String DEADLINE = Exchange.class.getName() + ".deadline";

  private final HttpServletRequest request;
  private final String address;

  private Exchange(HttpServletRequest request) {
    this.request = request;
    this.address = request.getRemoteAddr();
  }

  public static Exchange of(HttpServletRequest request) {
    return new Exchange(request);
  }

  /** Of the client, or of the proxy in between. */
  public String address() {
    return address;
  }

  /** Gives it that long from now, in place of the usual time; then its connection is closed, even if a write blocks. */
  public void limit(Duration time) {
    request.setAttribute(DEADLINE, System.nanoTime() + time.toNanos());
  }

  /** Lets it last as long as it may. */
  public void unlimit() {
    request.removeAttribute(DEADLINE);
  }

  /** Closes its connection now, from any thread. */
  public void abort() {
    ServletContextRequest.getServletContextRequest(request).getConnectionMetaData().getConnection().getEndPoint()
        .close();
  }
}
