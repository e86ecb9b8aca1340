package fr.questeur.monitor.page;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may reach the page and its API, and act there.
 *
 * @param listen the address to listen on, or the name of one
 * @param allowedHosts names under which it may be asked for, besides those of this machine and the address itself; in
 *     lower case, without port
 * @param token that actions need; null for none: then they are for this machine only
 */
public record HttpAccess(String listen, Set<String> allowedHosts, String token) {

  static final int SHORTEST_TOKEN = 16;

  /**
   * Access as asked for.
   *
   * @throws IllegalArgumentException if the token can be guessed, or a name is none
   */
  public HttpAccess {
    if (token != null && token.length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException("--http-token is too short: %d characters at least".formatted(SHORTEST_TOKEN));
    }
    Set<String> names = new TreeSet<>();
    for (String name : allowedHosts) {
      if (!name.isBlank()) {
        names.add(HostName.of(name.strip()).orElseThrow(() -> new IllegalArgumentException(
            "--allowed-hosts: not the name of a host: " + name.strip() + "; give names as monitor.example.org")));
      }
    }
    allowedHosts = Set.copyOf(names);
  }

  /** Only for this machine. */
  public static HttpAccess loopback() {
    return new HttpAccess("127.0.0.1", Set.of(), null);
  }

  /** Whether only this machine can reach it. */
  boolean isLoopback() {
    InetAddress address = address();
    return address != null && address.isLoopbackAddress();
  }

  /** Whether it listens on every address. */
  private boolean isWildcard() {
    InetAddress address = address();
    return address != null && address.isAnyLocalAddress();
  }

  /** Null if it cannot be resolved; listening on it will fail. */
  private InetAddress address() {
    try {
      return InetAddress.getByName(listen);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /**
   * Whether it may be asked for under this name. Another site can point a name of its own at this machine (DNS
   * rebinding), and its pages would be ours; it cannot do so with an address.
   *
   * @param host as in the header: with or without port; null for none
   */
  boolean allows(String host) {
    String name = HostName.of(host).orElse(null);
    if (name == null) {
      return false;
    }
    return HostName.isLoopback(name)
        || name.equals(HostName.of(listen).orElse(null))
        || allowedHosts.contains(name)
        || !isLoopback() && HostName.isAddress(name);
  }

  /**
   * Where a person finds it.
   *
   * @param port that it listens on
   */
  public String url(int port) {
    String host = isWildcard() ? "127.0.0.1" : listen.replaceAll("^\\[|]$", "");
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  /** What to tell whoever started it, if everyone in reach can read it without a token; null if all is well. */
  public String warning() {
    return isLoopback() || token != null
        ? null
        : ("Everyone who reaches %s can read the live page; actions are off. Set --http-token or "
            + "QUESTEUR_HTTP_TOKEN_FILE to allow them to its holders, or listen on 127.0.0.1 only.").formatted(listen);
  }
}
