package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.stage.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  private static final Path PROGRAMS = Path.of("target", "postgres");
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void admitsOnlyTheRoleWithItsPasswordAndThatIsNoSuperuser() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory(), PROGRAMS, Port.any())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("pg_service.conf"))))
          .isEqualTo("rw-------");
      assertThat(PostgresService.read(data).orElseThrow().jdbcUrl()).isEqualTo(database.jdbcUrl());
      assertOnlyTheRoleIsAdmitted(database);
      assertThatThrownBy(() -> query(database, "COPY (SELECT 1) TO PROGRAM 'true'")).hasMessageContaining("permission");
      assertThatThrownBy(() -> query(database, "CREATE ROLE another SUPERUSER")).hasMessageContaining("permission");
      assertThat(lockFile().subList(4, 6)).as("socket directory and address").containsExactly("", "127.0.0.1");
    }
  }

  @Test
  void bringsDataThatTrustedEverybodyToTheSameStateAndKeepsTheRows() throws Exception {
    makeTrustingData();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory(), PROGRAMS, Port.any())) {
      assertOnlyTheRoleIsAdmitted(database);
      assertThat(query(database, "SELECT text FROM kept")).isEqualTo("kept");
      assertThat(query(database, "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = 'questeur'"))
          .isEqualTo("f");
      assertThat(query(database, "SELECT count(*) FROM pg_auth_members WHERE member = 'questeur'::regrole"))
          .isEqualTo("0");
    }
  }

  @Test
  void isStartedAgainWhenItDiesAndStartsOverWhateverItsLockFileHolds() throws Exception {
    List<String> events = new CopyOnWriteArrayList<>();
    int port = Port.any();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory(), List.of(PROGRAMS), port, events::add)) {
      query(database, "CREATE TABLE kept AS SELECT 'kept' AS text");
      String first = server();
      ProcessHandle.of(Long.parseLong(first)).orElseThrow().destroyForcibly();
      await().atMost(LONG).ignoreExceptions().until(() -> !server().equals(first) && database.health() == Health.READY);
      assertThat(query(database, "SELECT text FROM kept")).isEqualTo("kept");
      assertThat(database.address()).endsWith(":" + port);
      assertThat(events).containsExactly("Postgres ended (signal 9); starting it again", "Postgres runs again");
    }
    // As after a loss of power, and after a restart of the machine: the number is that of another program.
    String another = ProcessHandle.current().pid() + "\n" + directory() + "\n";
    for (String content : List.of("", another)) {
      Files.writeString(directory().resolve("postmaster.pid"), content);
      try (EmbeddedDatabase database = EmbeddedDatabase.start(directory(), PROGRAMS, port)) {
        assertThat(query(database, "SELECT text FROM kept")).isEqualTo("kept");
      }
    }
  }

  @Test
  void saysWhyItCannotStartAndLeavesNoProcessBehind() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(directory(), PROGRAMS, taken.getLocalPort()))
          .isInstanceOf(PortTakenException.class);
    }
    Files.writeString(directory().resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedDatabase.start(directory(), PROGRAMS, Port.any()))
        .hasMessageContainingAll("version 17", "version 18", "--data");
    assertThat(ProcessHandle.allProcesses().filter(each -> PostgresProcesses.worksOn(each, directory()))).isEmpty();
  }

  @Test
  void severalUnpackTheProgramsAtOnceAndWhatHasChangedIsUnpackedAgain() throws Exception {
    Path place = data.resolve("programs");
    CompletableFuture<PostgresPrograms> other = CompletableFuture.supplyAsync(() -> provide(place));
    PostgresPrograms programs = provide(place);
    assertThat(other.join()).isEqualTo(programs);
    try (Stream<Path> left = Files.list(place)) {
      assertThat(left).containsExactly(programs.root());
    }
    byte[] original = Files.readAllBytes(programs.initdb());
    Files.writeString(programs.initdb(), "#!/bin/sh\n");
    assertThat(provide(place)).isEqualTo(programs);
    assertThat(programs.initdb()).hasBinaryContent(original);
  }

  private static PostgresPrograms provide(Path place) {
    try {
      return PostgresPrograms.provide(List.of(), place);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path directory() {
    return data.resolve("postgres");
  }

  private List<String> lockFile() throws IOException {
    return Files.readAllLines(directory().resolve("postmaster.pid"));
  }

  private String server() throws IOException {
    return lockFile().get(0);
  }

  /** As an earlier version left it, and somebody who made use of it. */
  private void makeTrustingData() throws IOException {
    PostgresPrograms programs = PostgresPrograms.provide(List.of(), PROGRAMS.toAbsolutePath());
    PostgresProgram.start(
        programs.initdb(), List.of("-D", directory().toString(), "-A", "trust", "-U", "postgres")).finish("");
    new PostgresCluster(programs, directory()).execute(
        """
        CREATE ROLE questeur LOGIN CREATEDB CREATEROLE SUPERUSER
        GRANT pg_execute_server_program TO questeur
        CREATE ROLE neighbour LOGIN SUPERUSER
        CREATE DATABASE questeur OWNER questeur
        """);
    PostgresProgram.start(programs.postgres(), List.of("--single", "-D", directory().toString(), "questeur"))
        .finish("CREATE TABLE kept AS SELECT 'kept' AS text\nALTER TABLE kept OWNER TO questeur\n");
    Files.writeString(data.resolve("postgres.finished"), "");
  }

  private static void assertOnlyTheRoleIsAdmitted(EmbeddedDatabase database) {
    String address = "jdbc:postgresql://" + database.address() + "/questeur?user=";
    String password = "&password=" + database.jdbcUrl().replaceFirst(".*password=", "");
    for (String user : List.of("questeur", "questeur&password=wrong", "postgres", "postgres" + password, "neighbour")) {
      assertThatThrownBy(() -> DriverManager.getConnection(address + user).close()).as(user)
          .isInstanceOf(SQLException.class).hasMessageMatching("(?s).*(no password|password authentication|pg_hba).*");
    }
  }

  private static String query(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return null;
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
