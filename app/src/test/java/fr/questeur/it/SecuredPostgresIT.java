package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.contract.Question;
import fr.questeur.contract.stage.Health;
import fr.questeur.run.Database;
import fr.questeur.sink.Schema;
import fr.questeur.sink.Sink;
import fr.questeur.sink.SinkListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sink on a Postgres that demands TLS and a password, as a role that owns nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredPostgresIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final String WRONG = "Faux-mot-de-passe";

  @TempDir static Path directory;

  private SecuredPostgres postgres;
  private Certificates certificates;
  private String database;
  private SinkHarness harness;

  @BeforeAll
  void start() throws Exception {
    certificates = new Certificates(Files.createDirectory(directory.resolve("certificates")));
    postgres = new SecuredPostgres(directory, certificates);
    database = postgres.newDatabase("questions");
    questeur(0, SecuredPostgres.OWNER, SecuredPostgres.PASSWORD,
        "migrate", "--grant-to", SecuredPostgres.SINK, "--grant-to", SecuredPostgres.CERTIFIED);
    harness = new SinkHarness(postgres.dataSource(database, SecuredPostgres.OWNER));
  }

  @AfterAll
  void stop() throws IOException {
    harness.close();
    postgres.close();
  }

  @Test
  void rowsAreWrittenByARoleThatOwnsNothing() throws Exception {
    Question question = SinkHarness.complete();
    try (QuesteurProcess sink = sink(secret(SecuredPostgres.PASSWORD), Map.of(), "--postgres-user", "questeur")) {
      harness.send(question);
      await().atMost(LONG).untilAsserted(() -> assertThat(stored(question)).as(sink.output()).isEqualTo("1"));
      assertThat(postgres.queryOne("SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
          + " WHERE usename = 'questeur' AND application_name = 'questeur'")).isEqualTo("t");
      assertThat(sink.output()).doesNotContain(SecuredPostgres.PASSWORD);
    }
  }

  @Test
  void aCertificateTakesThePlaceOfAPassword() throws Exception {
    certificates.issue(SecuredPostgres.CERTIFIED);
    Map<String, String> certificate =
        Map.of(
            "sslcert", certificates.certificate(SecuredPostgres.CERTIFIED).toAbsolutePath().toString(),
            "sslkey", certificates.key(SecuredPostgres.CERTIFIED).toAbsolutePath().toString(),
            // The driver takes keys in PEM for RSA unless told.
            "pemKeyAlgorithm", "EC");
    Question question = SinkHarness.complete();
    try (QuesteurProcess sink = sink(Map.of(), certificate, "--postgres-user", SecuredPostgres.CERTIFIED)) {
      harness.send(question);
      await().atMost(LONG).untilAsserted(() -> assertThat(stored(question)).as(sink.output()).isEqualTo("1"));
    }
  }

  /** What is wrong, the parameters of the address, the role, its password, and what it is told. */
  static Stream<Arguments> mistakes() throws IOException {
    Path other = Files.createDirectories(directory.resolve("other"));
    String stranger = new Certificates(other).authority().toAbsolutePath().toString();
    String right = SecuredPostgres.PASSWORD;
    return Stream.of(
        Arguments.of("no TLS", Map.of("sslmode", "disable"), "questeur", right, "(SQLSTATE 28000); check the role"),
        Arguments.of("a password in the address", Map.of("sslmode", "disable", "password", right), "questeur", right,
            "(SQLSTATE 28000); check the role"),
        Arguments.of("another authority", Map.of("sslrootcert", stranger), "questeur", right, "sslrootcert in the"),
        Arguments.of("no authority", Map.of("sslrootcert", "/none.pem"), "questeur", right, "sslrootcert in the"),
        Arguments.of("no certificate", Map.of(), "questeur_certified", right, "(SQLSTATE 28000); check the role"),
        Arguments.of("another password", Map.of(), "questeur", WRONG, "(SQLSTATE 28P01); check the role and its"),
        Arguments.of("no rights", Map.of(), "questeur_reader", right, "questeur migrate --grant-to"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeEndsTheStartAndIsNamed(
      String mistake, Map<String, String> parameters, String role, String password, String told) throws Exception {
    try (QuesteurProcess sink = sink(secret(password), parameters, "--postgres-user", role)) {
      assertThat(sink.await(LONG)).as(sink.output()).isEqualTo(1);
      assertThat(sink.output()).contains("questeur: ", told).doesNotContain(password);
    }
  }

  @Test
  void aRoleThatMayNotMakeTablesIsToldWhoMay() throws Exception {
    postgres.newDatabase("empty");
    assertThatThrownBy(() -> Schema.migrate(postgres.dataSource("empty", SecuredPostgres.SINK)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("may not", "questeur migrate");
  }

  @Test
  void aRightThatIsTakenAwayIsNamedAtTheStartAndWaitedForAtRunTime() throws Exception {
    DataSource asSink = postgres.dataSource(database, SecuredPostgres.SINK);
    List<String> rights = harness.query(
        "SELECT privilege_type || ' on ' || table_name FROM information_schema.role_table_grants"
            + " WHERE grantee = 'questeur' ORDER BY 1").lines().toList();
    assertThat(rights).hasSizeGreaterThan(20);
    try (Sink sink = harness.start()) {
      harness.send(known);
      harness.awaitNoLag();
    }
    // All of them take four minutes.
    boolean isAll = "all".equals(System.getProperty("questeur.test.acls"));
    Pattern sample = Pattern.compile("SELECT on questeur_schema_history|INSERT on kafka_position|on refused_question");
    for (String right : rights.stream().filter(each -> isAll || sample.matcher(each).find()).toList()) {
      harness.execute("REVOKE %s FROM questeur".formatted(right));
      if (right.equals("SELECT on questeur_schema_history")) {
        assertThatThrownBy(() -> Schema.migrate(asSink)).hasMessageContaining("42501");
        harness.execute("GRANT %s TO questeur".formatted(right));
        continue;
      }
      assertThatThrownBy(() -> Schema.requireRights(asSink)).hasMessageContaining("lacks " + right + " (");
      theSinkWaitsForIt(asSink, right);
    }
    Schema.requireRights(asSink);
  }

  private final Question known = SinkHarness.answered("Déjà là ?");

  private void theSinkWaitsForIt(DataSource asSink, String right) {
    if (right.equals("INSERT on kafka_position")) {
      harness.execute("DELETE FROM kafka_position");
    }
    Question before = SinkHarness.answered("Où va l’océan ?");
    Question after = SinkHarness.complete();
    boolean search = !right.equals("DELETE on question_search");
    try (Sink sink = harness.start(asSink, harness.config.withSearch(search), SinkListener.NONE)) {
      // One that is replaced, too: only of those is there anything to delete.
      harness.send(before, after, known);
      harness.send(before.uid().toString(), null);
      if (right.endsWith(" on refused_question")) {
        harness.send(SinkHarness.answered("zéro \u0000 !"));
      }
      String told = "permission denied for table " + right.replaceFirst(".* on ", "");
      await().atMost(LONG).untilAsserted(() -> assertThat(sink.health())
          .as(right)
          .matches(health -> health.state() == Health.State.RETRYING && health.reason().contains(told)));
      harness.execute("GRANT %s TO questeur".formatted(right));
      harness.awaitNoLag();
      SinkHarness.await(sink, Health.State.READY);
      assertThat(stored(after)).as(right).isEqualTo("1");
    }
  }

  @Test
  void aPasswordChangedAtRunTimeIsNamedAndWaitedFor() throws SQLException {
    Question question = SinkHarness.complete();
    try (HikariDataSource pool =
            Database.pool(postgres.address(database), SecuredPostgres.SINK, SecuredPostgres.PASSWORD);
        Sink sink = harness.start(pool, harness.config, SinkListener.NONE)) {
      SinkHarness.await(sink, Health.State.READY);
      postgres.execute("ALTER ROLE questeur PASSWORD '%s'".formatted(WRONG));
      postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'questeur'");
      harness.send(question);
      await().atMost(LONG).untilAsserted(() ->
          assertThat(sink.health().reason()).contains("28P01", "check the role and its password"));
      assertThat(sink.health().state()).isEqualTo(Health.State.RETRYING);
      assertThat(sink.health().reason()).doesNotContain(SecuredPostgres.PASSWORD, WRONG);

      postgres.execute("ALTER ROLE questeur PASSWORD '%s'".formatted(SecuredPostgres.PASSWORD));
      harness.awaitRow(question.uid());
      SinkHarness.await(sink, Health.State.READY);
    } finally {
      postgres.execute("ALTER ROLE questeur PASSWORD '%s'".formatted(SecuredPostgres.PASSWORD));
    }
  }

  private String stored(Question question) {
    return harness.query("SELECT count(*) FROM question WHERE uid = '%s'".formatted(question.uid()));
  }

  /** As secrets are mounted. */
  private static Map<String, String> secret(String password) throws IOException {
    Path file = Files.writeString(Files.createTempFile(directory, "password", ""), password + "\n");
    return Map.of("QUESTEUR_POSTGRES_PASSWORD_FILE", file.toString());
  }

  /** In the group of the harness, so that it begins at the end of the topic. */
  private QuesteurProcess sink(Map<String, String> environment, Map<String, String> parameters, String... more) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("QUESTEUR_POSTGRES_URL", postgres.address(database, parameters));
    return QuesteurProcess.start(
        all,
        Stream.concat(
                Stream.of("sink", "-b", Backends.get().bootstrapServers(), "--group-id", harness.config.groupId()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String questeur(int exitCode, String role, String password, String... arguments) throws IOException {
    Map<String, String> environment = new HashMap<>(secret(password));
    environment.put("QUESTEUR_POSTGRES_URL", postgres.address(database));
    environment.put("QUESTEUR_POSTGRES_USER", role);
    return QuesteurProcess.output(exitCode, environment, arguments);
  }
}
