package fr.questeur.monitor.page;

import fr.questeur.monitor.api.ApiException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;

/**
 * Who may ask for what. Reading is open to whoever reaches the port; acting needs the token, or, if there is none, this
 * machine. Pages of other sites can do neither through the browser of somebody who may.
 */
final class Guard {

  static final Map<String, String> HEADERS = Map.of(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
          + "trusted-types 'none'",
      "X-Content-Type-Options", "nosniff",
      "Referrer-Policy", "no-referrer",
      "Cross-Origin-Opener-Policy", "same-origin",
      "Cross-Origin-Resource-Policy", "same-origin",
      "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
  private static final String BEARER = "Bearer ";

  private final HttpAccess access;
  private final boolean isLocal;
  private final byte[] token;

  Guard(HttpAccess access) {
    this.access = access;
    this.isLocal = access.isLoopback();
    this.token = access.token() == null ? null : hash(access.token());
  }

  /** Whether actions need the token; without one they are refused. */
  boolean needsToken() {
    return token != null || !isLocal;
  }

  /** To be asked before everything else. */
  void check(Context context) {
    HEADERS.forEach(context::header);
    if (!isProbe(context.path()) && !access.allows(context.header("Host"))) {
      throw new ApiException(HttpStatus.MISDIRECTED_REQUEST, HostName.of(context.header("Host"))
          .map("%1$s is not a name of this server; to allow it, start Questeur with --allowed-hosts %1$s"::formatted)
          .orElse("ask for http://127.0.0.1 or http://localhost"));
    }
    if ("cross-site".equals(context.header("Sec-Fetch-Site")) && !"document".equals(context.header("Sec-Fetch-Dest"))) {
      throw new ApiException(HttpStatus.FORBIDDEN, "not for pages of other sites");
    }
    if (!READING.contains(context.method())) {
      checkAction(context);
    }
  }

  private void checkAction(Context context) {
    String origin = context.header("Origin");
    if (origin != null && !isSame(origin, context.header("Host"))) {
      throw new ApiException(HttpStatus.FORBIDDEN, "not for pages of other sites");
    }
    // No form of another site can send this without asking first, which is never granted.
    String type = context.header("Content-Type");
    if (type == null || !type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
      throw new ApiException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send it as application/json");
    }
    if (token == null) {
      if (!isLocal) {
        throw new ApiException(
            HttpStatus.FORBIDDEN,
            "actions are off: set --http-token (QUESTEUR_HTTP_TOKEN) to allow them to its holders");
      }
      return;
    }
    String given = context.header("Authorization");
    if (given == null || !given.startsWith(BEARER)
        || !MessageDigest.isEqual(hash(given.substring(BEARER.length()).strip()), token)) {
      context.header("WWW-Authenticate", "Bearer");
      throw new ApiException(HttpStatus.UNAUTHORIZED, "this needs the token that --http-token was set to");
    }
  }

  /** Of the same length whatever was given, so that a comparison tells nothing. */
  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSame(String origin, String host) {
    try {
      return new URI(origin).getRawAuthority() != null && new URI(origin).getRawAuthority().equalsIgnoreCase(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Asked for by schedulers and scrapers under names of their own; no documents are in it. */
  private static boolean isProbe(String path) {
    return path.equals("/metrics") || path.startsWith("/health/");
  }
}
