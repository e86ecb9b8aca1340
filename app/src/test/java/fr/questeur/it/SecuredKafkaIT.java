package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stages on a broker that denies everything but what {@code deploy/acls.txt} lists: with these rights they do their
 * work, without any one of them they end and say which they miss, and more they cannot do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredKafkaIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final String INGEST = "questeur-ingest";
  private static final String ENRICH = "questeur-enrich";
  private static final String FEED = "questeur-feed";
  private static final String SINK = SecuredCluster.SINK;

  @TempDir static Path directory;

  private final DataSource database = Backends.get().newDatabase();
  private SecuredCluster cluster;
  private int number = 700_000;

  @BeforeAll
  void start() throws Exception {
    cluster = new SecuredCluster(directory);
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  @Test
  void withTheRightsOfTheDocumentAQuestionReachesItsRowAndNoSecretTheLog() throws Exception {
    int question = number++;
    long changes = cluster.end(Topics.CHANGES.name());
    long stats = cluster.end(Topics.PORTFOLIO_STATS.name());
    try (QuesteurProcess ingest = start(INGEST, inbox(question));
        QuesteurProcess enrich = start(ENRICH, null);
        QuesteurProcess sink = start(SINK, null);
        QuesteurProcess feed = start(FEED, null)) {
      await().atMost(LONG).ignoreExceptions().untilAsserted(() ->
          assertThat(rows()).contains(Documents.uid(question)));
      await().atMost(LONG).untilAsserted(() -> {
        assertThat(cluster.end(Topics.CHANGES.name())).as(feed.output()).isGreaterThan(changes);
        assertThat(cluster.end(Topics.PORTFOLIO_STATS.name())).as(feed.output()).isGreaterThan(stats);
      });
      for (QuesteurProcess stage : List.of(ingest, enrich, sink, feed)) {
        assertNoSecret(stage);
        assertThat(stage.output()).doesNotContain("uthoriz");
      }
    }
  }

  static Stream<Acl> rights() {
    return Acl.some(
        Stream.of(INGEST, ENRICH, SINK, FEED),
        "ingest .*DescribeConfigs.*raw|ingest .*transactional|enrich .*Create|sink .*--group|feed .*Write.*changes");
  }

  @ParameterizedTest
  @MethodSource("rights")
  void withoutOneOfTheRightsAStageEndsAndNamesIt(Acl right) throws Exception {
    Path inbox = workThatTakesEveryRight(right.user());
    cluster.take(right);
    try (QuesteurProcess stage = start(right.user(), inbox)) {
      if (right.operation() == AclOperation.DELETE) {
        // Kafka Streams goes on without, and says so now and then: what has been read is not purged.
        await().atMost(LONG).untilAsserted(() -> assertThat(stage.output())
            .containsPattern("(?i)" + right.resource() + "[^\\n]*\\n?[^\\n]*authoriz"));
      } else {
        assertThat(stage.await(LONG)).as(stage.output()).isEqualTo(1);
        right.assertNamedAtTheEndOf(stage.output());
      }
      assertNoSecret(stage);
    } finally {
      cluster.giveBack(right);
    }
  }

  /** Documents good and bad: the rights on dead letters are needed for these only. */
  private Path workThatTakesEveryRight(String stage) throws Exception {
    switch (stage) {
      case INGEST -> {
        Path inbox = inbox(number++);
        Documents.drop(inbox, "empty.txt", new byte[0]);
        return inbox;
      }
      case ENRICH -> {
        cluster.deleteInternalTopics(ENRICH);
        cluster.publish("good.txt", Documents.answered(number++));
        cluster.publish("bad.txt", "Rien d'une question, " + number++);
        return null;
      }
      case FEED -> {
        cluster.deleteInternalTopics(FEED);
        Question question = SinkHarness.answered("Une question ?");
        String json = new String(QuestionJson.write(question), StandardCharsets.UTF_8);
        cluster.send(Topics.ENRICHED.name(), question.uid().toString(), json);
        return null;
      }
      default -> {
        cluster.send(Topics.ENRICHED.name(), "no uid", "{");
        return null;
      }
    }
  }

  @Test
  void aStageCannotReadWhatIsNotItsBusiness() {
    assertCannotRead(INGEST, Topics.RAW.name());
    assertCannotRead(INGEST, Topics.ENRICHED.name());
    assertCannotRead(ENRICH, Topics.LEDGER.name());
    assertCannotRead(ENRICH, Topics.ENRICHED.name());
    assertCannotRead(ENRICH, Topics.DEAD_LETTER.name());
    assertCannotRead(SINK, Topics.RAW.name());
    assertCannotRead(SINK, Topics.LEDGER.name());
    assertCannotRead(FEED, Topics.RAW.name());
    assertCannotRead(FEED, Topics.CHANGES.name());
  }

  @Test
  void aStageCannotWriteWhatIsNotItsBusiness() {
    assertCannotWrite(INGEST, Topics.ENRICHED.name());
    assertCannotWrite(ENRICH, Topics.RAW.name());
    assertCannotWrite(ENRICH, Topics.LEDGER.name());
    assertCannotWrite(SINK, Topics.ENRICHED.name());
    assertCannotWrite(SINK, Topics.RAW.name());
    assertCannotWrite(FEED, Topics.ENRICHED.name());
    assertCannotWrite(SINK, Topics.CHANGES.name());
  }

  @Test
  void aStageCannotMakeOrDeleteTopics() {
    for (String stage : List.of(INGEST, ENRICH, SINK, FEED)) {
      try (Admin client = Admin.create(new HashMap<>(cluster.client(stage)))) {
        assertThatThrownBy(() -> client.createTopics(List.of(new NewTopic("other", 1, (short) 1))).all().get())
            .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> client.deleteTopics(List.of(Topics.RAW.name())).all().get())
            .hasCauseInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  @Test
  void aWrongPasswordIsSaidAtOnceAndNotShown() throws Exception {
    Map<String, String> wrong = new HashMap<>(cluster.client(INGEST));
    wrong.compute("sasl.jaas.config", (name, value) -> value.replace(SecuredKafka.PASSWORD, "Faux-mot-de-passe"));
    assertEndsAtOnce(wrong, "Authentication failed");
  }

  @Test
  void aBrokerThatIsNotTrustedIsSaidAtOnce() throws Exception {
    Certificates others = new Certificates(Files.createDirectory(directory.resolve("others")));
    Map<String, String> wrong = new HashMap<>(cluster.client(INGEST));
    wrong.put("ssl.truststore.location", others.authority().toString());
    assertEndsAtOnce(wrong, "SSL handshake failed");
  }

  private void assertEndsAtOnce(Map<String, String> client, String told) throws IOException {
    try (QuesteurProcess ingest = cluster.start(client, "ingest", "--inbox", inbox(number++).toString())) {
      assertThat(ingest.await(LONG)).as(ingest.output()).isEqualTo(1);
      assertThat(ingest.output()).contains(told).doesNotContain("Faux-mot-de-passe");
      assertNoSecret(ingest);
    }
  }

  private void assertCannotRead(String stage, String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            new HashMap<>(cluster.client(stage)), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      assertThatThrownBy(() -> {
        consumer.seekToBeginning(List.of(partition));
        for (int i = 0; i < 50; i++) {
          consumer.poll(Duration.ofMillis(200));
        }
      }).as("%s reads %s", stage, topic).isInstanceOf(TopicAuthorizationException.class);
    }
  }

  private void assertCannotWrite(String stage, String topic) {
    try (var producer =
        new KafkaProducer<>(
            new HashMap<>(cluster.client(stage)), new ByteArraySerializer(), new ByteArraySerializer())) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[1], new byte[1])).get())
          .as("%s writes %s", stage, topic)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  private static void assertNoSecret(QuesteurProcess process) {
    assertThat(process.output()).doesNotContain(SecuredKafka.PASSWORD, Certificates.STORE_PASSWORD);
  }

  private List<String> rows() {
    return new Installation(Map.of(), database).query("SELECT uid FROM question");
  }

  private static Path inbox(int question) throws IOException {
    Path inbox = Files.createTempDirectory(directory, "inbox");
    Documents.drop(inbox, question + ".txt", Documents.answered(question));
    return inbox;
  }

  private QuesteurProcess start(String stage, Path inbox) throws IOException, SQLException {
    return switch (stage) {
      case INGEST -> cluster.start(INGEST, "ingest", "--inbox", inbox.toString());
      case ENRICH -> streams(ENRICH, "enrich");
      case FEED -> streams(FEED, "feed");
      default -> cluster.start(SINK, "sink", "--postgres-url", databaseUrl());
    };
  }

  private QuesteurProcess streams(String user, String command) throws IOException {
    return cluster.start(
        user, command, "--state-dir", Files.createTempDirectory(directory, "streams").toString());
  }

  private String databaseUrl() {
    return Backends.get().url(database);
  }
}
