package fr.questeur.cli;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of a database, in JDBC's form or in that of libpq and psql.
 *
 * @param jdbcUrl without credentials, if they were given in libpq's form
 * @param user {@code questeur} if the address names none
 * @param password null if the address has none
 */
record PostgresUrl(String jdbcUrl, String user, String password) {

  private static final String JDBC = "jdbc:postgresql:";
  private static final String DEFAULT_USER = "questeur";

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is in neither form; the message does not repeat it, it may hold a password
   */
  static PostgresUrl parse(String url) {
    if (url.startsWith(JDBC)) {
      boolean namesUser = url.matches(".*[?&]user=.*");
      return new PostgresUrl(url, namesUser ? null : DEFAULT_USER, null);
    }
    if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
      return ofLibpq(url);
    }
    throw notAnAddress();
  }

  private static PostgresUrl ofLibpq(String url) {
    try {
      URI uri = new URI(url);
      String[] credentials = uri.getUserInfo() == null ? new String[] {DEFAULT_USER} : uri.getUserInfo().split(":", 2);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return new PostgresUrl(
          JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query,
          credentials[0],
          credentials.length > 1 ? credentials[1] : null);
    } catch (URISyntaxException e) {
      throw notAnAddress();
    }
  }

  private static IllegalArgumentException notAnAddress() {
    return new IllegalArgumentException(
        "--postgres-url is neither jdbc:postgresql://HOST:PORT/DATABASE nor postgresql://USER@HOST:PORT/DATABASE");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return jdbcUrl;
  }
}
