package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.sink.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of an operator, and of a monitor, under the rights that {@code deploy/acls.txt} gives to these, on an
 * installation of which Kafka and Postgres are both secured.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredOperatorIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final String OPERATOR = "questeur-operator";
  private static final String MONITOR = "questeur-monitor";
  private static final String DATABASE = "questions";

  @TempDir static Path directory;

  private SecuredCluster cluster;
  private SecuredPostgres postgres;
  private Path inbox;
  private QuesteurProcess enrich;
  private QuesteurProcess sink;

  /** The id of the dead letter. */
  private String letter;

  /** A good question, one more, and a dead letter. */
  @BeforeAll
  void start() throws Exception {
    cluster = new SecuredCluster(directory);
    inbox = Files.createDirectory(directory.resolve("inbox"));
    Documents.drop(inbox, "good.txt", Documents.answered(710_001));
    Documents.drop(inbox, "other.txt", Documents.answered(710_002));
    Documents.drop(inbox, "half.txt", Documents.answered(710_003, "Cette phrase n'a pas de"));
    startEnrich();
    startSink();
    try (QuesteurProcess ingest = cluster.start("questeur-ingest", "ingest", "--inbox", inbox.toString())) {
      await().atMost(LONG).untilAsserted(() -> {
        assertThat(rows()).as(ingest.output() + enrich.output() + sink.output()).isEqualTo("2");
        assertThat(cluster.end(Topics.DEAD_LETTER.name())).isGreaterThan(1);
      });
    }
    letter = questeur(3, "dead-letters", "list").replaceFirst("(?s) .*", "");
    // Who may not read what was done about letters notices only if something was.
    questeur(0, "dead-letters", "discard", letter);
  }

  @AfterAll
  void stop() throws IOException {
    enrich.close();
    sink.close();
    cluster.close();
    postgres.close();
  }

  private void startEnrich() throws IOException {
    enrich = cluster.start(
        "questeur-enrich", "enrich", "--state-dir", Files.createTempDirectory(directory, "streams").toString());
  }

  private void startSink() throws Exception {
    postgres = new SecuredPostgres(Files.createDirectory(directory.resolve("database")), cluster.certificates());
    postgres.newDatabase(DATABASE);
    DataSource owner = postgres.dataSource(DATABASE, SecuredPostgres.OWNER);
    Schema.migrate(owner);
    Schema.grant(owner, SecuredPostgres.SINK);
    try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + SecuredPostgres.READER);
    }
    sink = cluster.start(SecuredCluster.SINK, withPostgres(SecuredPostgres.SINK, "sink"));
  }

  private String[] withPostgres(String role, String... command) {
    return Stream.concat(
            Stream.of(command),
            Stream.of(
                "--postgres-url", postgres.address(DATABASE), "--postgres-user", role,
                "--postgres-password", SecuredPostgres.PASSWORD))
        .toArray(String[]::new);
  }

  private String rows() {
    DataSource database = postgres.dataSource(DATABASE, SecuredPostgres.READER);
    return new Installation(Map.of(), database).query("SELECT count(*) FROM question").get(0);
  }

  @Test
  void theRightsOfTheDocumentAreEnoughForEveryCommand() {
    assertThat(questeur(0, "dead-letters", "show", letter)).contains("truncated");
    assertThat(questeur(0, "dead-letters", "replay", letter, "--again")).contains("1 replayed");
    assertThat(questeur(0, "dead-letters", "discard", letter, "--again")).contains("1 discarded");
    assertThat(questeur(0, "ledger", "list")).contains("good.txt");
    assertThat(questeur(0, "ledger", "forget", inbox.resolve("good.txt").toString())).contains("1 lines forgotten");
    assertThat(questeur(0, "portfolios", "unknown")).contains("Every ministry");
    assertThat(questeur(0, "reprocess")).contains("0 questions change");
    assertThat(questeur(0, withPostgres(SecuredPostgres.READER, "verify"))).contains("2 rows", "All of it adds up.");
    assertThat(questeur(0, "lag")).contains("questeur-enrich", "questeur-sink");
    assertThat(cluster.output(0, MONITOR, "lag")).contains("questeur-enrich", "questeur-sink");
  }

  /**
   * But those on topics between the stages: without them, Kafka does not tell that these are read at all. Nor does it
   * of a feed, which does not run here.
   */
  static Stream<Acl> rights() {
    return Acl.some(
            Stream.of(OPERATOR, MONITOR), "operator .*transactional|operator .*Read .*resolution|monitor .*group .*sink")
        .filter(right -> !right.resource().matches("questeur-enrich-|questeur-feed-?"));
  }

  @ParameterizedTest
  @MethodSource("rights")
  void withoutOneOfTheRightsACommandFailsAndNamesIt(Acl right) throws Exception {
    cluster.take(right);
    try {
      right.assertNamedAtTheEndOf(cluster.output(1, right.user(), commandThatTakes(right)));
    } finally {
      cluster.giveBack(right);
    }
  }

  private String[] commandThatTakes(Acl right) {
    String what = right.user().equals(MONITOR) ? "lag" : right.operation() + " " + right.resource();
    return switch (what) {
      case "READ questions.raw" -> new String[] {"reprocess", "--dry-run"};
      case "READ questions.enriched" -> new String[] {"portfolios", "unknown"};
      case "READ questions.dead-letter", "READ questions.dead-letter-resolution" ->
          new String[] {"dead-letters", "list"};
      case "READ questions.changes" -> withPostgres(SecuredPostgres.READER, "verify", "--feed");
      case "READ questions.account", "WRITE questions.account" ->
          withPostgres(SecuredPostgres.READER, "accounts", "--write-off");
      case "READ questions.ledger" -> new String[] {"ledger", "list"};
      case "WRITE questions.raw" -> new String[] {"dead-letters", "replay", letter, "--again"};
      case "WRITE questions.dead-letter-resolution", "WRITE questeur-operate-" ->
          new String[] {"dead-letters", "discard", letter, "--again"};
      case "WRITE questions.ledger" -> new String[] {"ledger", "forget", inbox.resolve("other.txt").toString()};
      default -> new String[] {"lag"};
    };
  }

  @Test
  void theMonitorSeesNoDocumentThatWasRefused() {
    assertThat(cluster.output(1, MONITOR, "dead-letters", "list")).contains("questeur: Not authorized");
  }

  private String questeur(int exitCode, String... command) {
    String output = cluster.output(exitCode, OPERATOR, command);
    assertThat(output)
        .doesNotContain(SecuredKafka.PASSWORD, Certificates.STORE_PASSWORD, SecuredPostgres.PASSWORD);
    return output;
  }
}
