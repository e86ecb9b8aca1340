package fr.questeur.cli;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection URI as psql reads it: {@code postgresql://[user[:password]@][host[:port],...][/dbname][?name=value&...]},
 * every part percent-encoded (PostgreSQL manual, "Connection URIs").
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq</a>
 */
final class LibpqUri {

  private static final Pattern FORM =
      Pattern.compile("postgres(?:ql)?://(?:([^@/?]*)@)?([^/?]*+)(?:/([^?]*+))?(?:\\?(.*+))?", Pattern.DOTALL);
  /** A name, an IPv4 address, or an IPv6 address in brackets; then a port. */
  private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\w.-]*)(?::(\\d{0,5}))?");
  private static final String DEFAULT_HOST = "127.0.0.1";

  /** Parameters of libpq that the JDBC driver knows by another name. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "channel_binding", "channelBinding",
          "gssencmode", "gssEncMode",
          "replication", "replication");

  private static final Map<String, String> SERVER_TYPES =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  /** Parameters of libpq that the JDBC driver has nothing for. */
  private static final Set<String> UNKNOWN =
      Set.of(
          "service", "servicefile", "passfile", "hostaddr", "require_auth", "krbsrvname", "sslcrl", "sslcrldir",
          "load_balance_hosts", "client_encoding");

  private final Map<String, String> parameters = new LinkedHashMap<>();
  private String user;
  private String password;
  private String hosts;
  private String ports;
  private String database;

  /**
   * Reads a URI.
   *
   * @throws IllegalArgumentException with what is wrong; the message repeats no part that may hold a password
   */
  LibpqUri(String uri) {
    Matcher form = FORM.matcher(uri);
    if (!form.matches()) {
      throw wrong("it is not of the form postgresql://USER@HOST:PORT/DATABASE");
    }
    readUser(form.group(1));
    readHosts(form.group(2));
    database = form.group(3) == null ? "" : decode(form.group(3));
    for (String parameter : form.group(4) == null ? new String[0] : form.group(4).split("&")) {
      readParameter(parameter);
    }
  }

  private void readUser(String text) {
    if (text != null) {
      int colon = text.indexOf(':');
      user = decode(colon < 0 ? text : text.substring(0, colon));
      password = colon < 0 ? null : decode(text.substring(colon + 1));
    }
  }

  private void readHosts(String text) {
    List<String> names = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher host = HOST.matcher(decode(part));
      if (!host.matches()) {
        throw decode(part).startsWith("/") ? socket() : wrong("it has a host that cannot be read");
      }
      names.add(host.group(1));
      numbers.add(host.group(2) == null ? "" : host.group(2));
    }
    hosts = String.join(",", names);
    ports = String.join(",", numbers);
  }

  private void readParameter(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw wrong("it has a parameter without a value");
    }
    String name = decode(text.substring(0, equals));
    String value = decode(text.substring(equals + 1));
    switch (name) {
      case "user" -> user = value;
      case "password" -> password = value;
      case "host" -> hosts = value;
      case "port" -> ports = value;
      case "dbname" -> database = value;
      case "target_session_attrs" -> parameters.put("targetServerType", serverType(value));
      default -> {
        if (UNKNOWN.contains(name)) {
          throw wrong("the JDBC driver has nothing for the parameter " + name);
        }
        parameters.put(RENAMED.getOrDefault(name, name), value);
      }
    }
  }

  private static String serverType(String value) {
    String type = SERVER_TYPES.get(value);
    if (type == null) {
      throw wrong("target_session_attrs is one of " + String.join(", ", SERVER_TYPES.keySet().stream().sorted().toList()));
    }
    return type;
  }

  /** Null if the URI names none. */
  String user() {
    return user;
  }

  /** Null if the URI has none. */
  String password() {
    return password;
  }

  /**
   * The same for the JDBC driver, without user and password.
   *
   * @param defaultDatabase where the URI names none
   */
  String jdbcUrl(String defaultDatabase) {
    StringBuilder url = new StringBuilder("jdbc:postgresql://").append(addresses()).append('/');
    url.append(encode(database.isEmpty() ? defaultDatabase : database));
    char separator = '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      url.append(separator).append(encode(parameter.getKey())).append('=').append(encode(parameter.getValue()));
      separator = '&';
    }
    return url.toString();
  }

  /** As libpq pairs them: one port for each host, or one for all. */
  private String addresses() {
    String[] names = hosts.split(",", -1);
    String[] numbers = ports.split(",", -1);
    if (numbers.length != 1 && numbers.length != names.length) {
      throw wrong("it has %d hosts and %d ports".formatted(names.length, numbers.length));
    }
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      String port = numbers[numbers.length == 1 ? 0 : i];
      addresses.add(host(names[i]) + (port.isEmpty() ? "" : ":" + port(port)));
    }
    return String.join(",", addresses);
  }

  private static String host(String name) {
    if (name.startsWith("/") || name.startsWith("@")) {
      throw socket();
    }
    String bracketed = name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
    if (!HOST.matcher(bracketed).matches()) {
      throw wrong("it has a host that cannot be read");
    }
    return bracketed.isEmpty() ? DEFAULT_HOST : bracketed;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong("a port is a number from 1 to 65535");
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("it has a % that is not followed by two hexadecimal digits (a % itself is %25)");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException socket() {
    return wrong("JDBC does not connect through a Unix socket; name a host");
  }

  private static IllegalArgumentException wrong(String reason) {
    return new IllegalArgumentException("--postgres-url cannot be used: " + reason);
  }
}
