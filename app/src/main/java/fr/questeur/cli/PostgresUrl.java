package fr.questeur.cli;

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
    LibpqUri uri = new LibpqUri(url);
    String user = uri.user() == null || uri.user().isEmpty() ? DEFAULT_USER : uri.user();
    return new PostgresUrl(uri.jdbcUrl(user), user, uri.password());
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
