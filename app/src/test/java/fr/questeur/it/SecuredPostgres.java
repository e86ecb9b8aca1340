package fr.questeur.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A Postgres as a careful house runs it: nothing in the clear, passwords as SCRAM, for one role a certificate; the
 * tables belong to one role, and another writes the rows. Also embedded when other tests run on containers.
 */
final class SecuredPostgres implements AutoCloseable {

  /** The password of every role. A word that stands out, to be looked for where it must not be. */
  static final String PASSWORD = "Sesame-ouvre-toi-1789";

  static final String OWNER = "questeur_owner";
  static final String SINK = "questeur";
  static final String READER = "questeur_reader";

  /** May come in with a certificate of that name only. */
  static final String CERTIFIED = "questeur_certified";

  private static final String ACCESS =
      """
      hostssl all postgres           127.0.0.1/32 trust
      hostssl all questeur_certified 127.0.0.1/32 cert
      hostssl all all                127.0.0.1/32 scram-sha-256
      """;

  private final EmbeddedPostgres server;
  private final Certificates certificates;

  SecuredPostgres(Path directory, Certificates certificates) throws IOException, SQLException {
    this.certificates = certificates;
    certificates.issue("postgres-server");
    Path access = Files.writeString(directory.resolve("pg_hba.conf"), ACCESS);
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("postgres"))
            .setOverrideWorkingDirectory(Files.createDirectory(directory.resolve("binaries")).toFile())
            .setLocaleConfig("locale", "C")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("hba_file", absolute(access))
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_ca_file", absolute(certificates.authority()))
            .setServerConfig("ssl_cert_file", absolute(certificates.certificate("postgres-server")))
            .setServerConfig("ssl_key_file", absolute(certificates.key("postgres-server")))
            .setConnectConfig("sslmode", "require")
            .start();
    for (String role : List.of(OWNER, SINK, READER, CERTIFIED)) {
      execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, PASSWORD));
    }
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().toString();
  }

  /** A new, empty database that belongs to the owner; returns its name. */
  String newDatabase(String name) throws SQLException {
    execute("CREATE DATABASE " + name + " OWNER " + OWNER);
    return name;
  }

  /** As an operator gives it: without a user, who is checked and checks. */
  String address(String database) {
    return address(database, Map.of());
  }

  /** The same with other parameters, or with these left out that are null. */
  String address(String database, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>();
    all.put("sslmode", "verify-full");
    all.put("sslrootcert", absolute(certificates.authority()));
    all.putAll(parameters);
    return "jdbc:postgresql://127.0.0.1:%d/%s?".formatted(server.getPort(), database)
        + all.entrySet().stream().map(Object::toString).collect(Collectors.joining("&"));
  }

  PGSimpleDataSource dataSource(String database, String role) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(address(database));
    dataSource.setUser(role);
    dataSource.setPassword(PASSWORD);
    return dataSource;
  }

  /** As the administrator, in the database {@code postgres}. */
  void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As the administrator. */
  String queryOne(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
