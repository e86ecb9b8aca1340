package fr.questeur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How to reach the embedded Postgres, as kept in {@value #FILE}: a connection service file of libpq, which psql reads
 * when {@code PGSERVICEFILE} names it. The one place where the password is kept.
 *
 * @param port on the loopback interface
 * @param password of the role {@link #ROLE}; letters and digits
 */
public record PostgresService(int port, String password) {

  /** The name of the file, in the data directory. */
  public static final String FILE = "pg_service.conf";

  /** The service in it. */
  public static final String SERVICE = "questeur";

  static final String HOST = "127.0.0.1";
  /** The role that owns the database. */
  static final String ROLE = "questeur";
  static final String DATABASE = "questeur";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PASSWORD_BYTES = 24;

  /** A service with a new password, which no server has yet. */
  public static PostgresService create(int port) {
    return new PostgresService(port, newPassword());
  }

  static String newPassword() {
    byte[] password = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(password);
    return HexFormat.of().formatHex(password);
  }

  /**
   * Reads the file of a data directory.
   *
   * @return empty if there is none, or not a whole one
   * @throws UncheckedIOException if it cannot be read
   */
  public static Optional<PostgresService> read(Path data) {
    try {
      Map<String, String> entries =
          Files.readAllLines(data.resolve(FILE)).stream()
              .map(line -> line.split("=", 2))
              .filter(entry -> entry.length == 2)
              .collect(Collectors.toMap(entry -> entry[0].strip(), entry -> entry[1].strip(), (first, later) -> first));
      String password = entries.getOrDefault("password", "");
      return password.matches("\\p{Alnum}+") && entries.getOrDefault("port", "").matches("\\d{1,5}")
          ? Optional.of(new PostgresService(Integer.parseInt(entries.get("port")), password))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + data.resolve(FILE) + ": " + IoErrors.say(e), e);
    }
  }

  /** Writes the file, readable by its owner alone. */
  public void write(Path data) {
    String content =
        """
        # Written by questeur at each start. With PGSERVICEFILE naming this file: psql service=%s
        [%s]
        host=%s
        port=%d
        dbname=%s
        user=%s
        password=%s
        """.formatted(SERVICE, SERVICE, HOST, port, DATABASE, ROLE, password);
    try {
      PrivateFiles.write(data.resolve(FILE), content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + data.resolve(FILE) + ": " + IoErrors.say(e), e);
    }
  }

  PostgresService withPort(int other) {
    return new PostgresService(other, password);
  }

  /** For JDBC, role and password included. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + DATABASE + "?user=" + ROLE + "&password=" + password;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return HOST + ":" + port;
  }
}
