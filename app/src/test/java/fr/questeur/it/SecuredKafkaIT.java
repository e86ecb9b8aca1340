package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.run.TopicSetup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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
 * work, without any one of them they say what they miss, and more they cannot do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredKafkaIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final List<String> USERS = List.of("questeur-ingest", "questeur-enrich", "questeur-sink", "questeur-feed");

  @TempDir static Path directory;

  private final DataSource database = Backends.get().newDatabase();
  private SecuredKafka kafka;
  private Map<String, Map<String, String>> clients;
  private Admin admin;
  private int number = 700_000;

  @BeforeAll
  void start() throws Exception {
    Certificates certificates = new Certificates(Files.createDirectory(directory.resolve("certificates")));
    kafka = new SecuredKafka(directory.resolve("kafka"), certificates, USERS);
    Map<String, Object> properties = new HashMap<>(kafka.admin());
    TopicSetup.ensure(properties, Topics.all(), 2);
    admin = Admin.create(properties);
    admin.createAcls(Acl.all().stream().map(Acl::binding).toList()).all().get();
    clients =
        Map.of(
            "ingest", kafka.withPassword("questeur-ingest"),
            "enrich", kafka.withPassword("questeur-enrich"),
            "sink", kafka.withCertificate("questeur-sink"),
            "feed", kafka.withPassword("questeur-feed"));
  }

  @AfterAll
  void stop() {
    admin.close();
    kafka.close();
  }

  @Test
  void withTheRightsOfTheDocumentAQuestionReachesItsRowAndNoSecretTheLog() throws Exception {
    Path inbox = Files.createTempDirectory(directory, "inbox");
    int question = number++;
    long changes = end(Topics.CHANGES.name());
    long stats = end(Topics.PORTFOLIO_STATS.name());
    try (QuesteurProcess ingest = ingest(inbox);
        QuesteurProcess enrich = enrich();
        QuesteurProcess sink = sink();
        QuesteurProcess feed = feed()) {
      drop(inbox, question);
      await()
          .atMost(LONG)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(rows()).contains(Documents.uid(question)));
      await()
          .atMost(LONG)
          .untilAsserted(() -> {
            assertThat(end(Topics.CHANGES.name())).as(feed.output()).isGreaterThan(changes);
            assertThat(end(Topics.PORTFOLIO_STATS.name())).as(feed.output()).isGreaterThan(stats);
          });
      for (QuesteurProcess stage : List.of(ingest, enrich, sink, feed)) {
        assertThat(stage.output())
            .doesNotContain(SecuredKafka.PASSWORD, Certificates.STORE_PASSWORD)
            .doesNotContain("uthoriz");
      }
    }
  }

  /** A few by default; all with {@code -Dquesteur.test.acls=all}, which takes minutes. */
  static Stream<Acl> rights() {
    List<Acl> all = Acl.all();
    return "all".equals(System.getProperty("questeur.test.acls"))
        ? all.stream()
        : all.stream()
            .filter(right -> right.line().matches(
                ".*(ingest .*DescribeConfigs.*raw|ingest .*transactional|enrich .*Create|sink .*--group|feed .*Write.*changes).*"));
  }

  @ParameterizedTest
  @MethodSource("rights")
  void withoutOneOfTheRightsAStageSaysWhichItMisses(Acl right) throws Exception {
    Path inbox = Files.createTempDirectory(directory, "inbox");
    workThatTakesEveryRight(right.stage(), inbox);
    admin.deleteAcls(List.of(right.binding().toFilter())).all().get();
    try (QuesteurProcess stage = start(right.stage(), inbox)) {
      await().atMost(LONG).untilAsserted(() -> assertThat(stage.output()).matches(output -> complains(output, right), "complains"));
      assertThat(stage.output()).doesNotContain(SecuredKafka.PASSWORD, Certificates.STORE_PASSWORD);
    } finally {
      admin.createAcls(List.of(right.binding())).all().get();
    }
  }

  /** One entry of the log that says both that something is not allowed, and what; client ids do not count. */
  private static boolean complains(String output, Acl right) {
    return Pattern.compile("(?m)^(?=\\d{4}-\\d\\d-\\d\\dT|questeur: )").splitAsStream(output)
        .map(entry -> entry.replaceAll("\\[[^\\]]*(clientId=|-[0-9a-f]{8}-)[^\\]]*\\]", ""))
        .anyMatch(entry -> entry.contains(right.resource()) && entry.toLowerCase(Locale.ROOT).contains("authoriz"));
  }

  /** Documents good and bad: the rights on dead letters are needed for these only. */
  private void workThatTakesEveryRight(String stage, Path inbox) throws Exception {
    switch (stage) {
      case "ingest" -> {
        drop(inbox, number++);
        dropEmpty(inbox);
      }
      case "enrich" -> {
        deleteInternalTopics("questeur-enrich-");
        Path before = Files.createTempDirectory(directory, "inbox");
        long end = end(Topics.RAW.name());
        try (QuesteurProcess ingest = ingest(before)) {
          drop(before, number++);
          Documents.drop(before, "unreadable.txt", "Rien d'une question, " + number++);
          await().atMost(LONG).untilAsserted(() ->
              assertThat(end(Topics.RAW.name())).as(ingest.output()).isGreaterThanOrEqualTo(end + 2));
        }
      }
      case "feed" -> {
        deleteInternalTopics("questeur-feed-");
        question(Topics.ENRICHED.name());
      }
      default -> junk(Topics.ENRICHED.name());
    }
  }

  private void deleteInternalTopics(String prefix) throws Exception {
    List<String> internal =
        admin.listTopics().names().get().stream().filter(name -> name.startsWith(prefix)).toList();
    admin.deleteTopics(internal).all().get();
  }

  private void junk(String topic) throws Exception {
    send(topic, "no uid", new byte[] {'{'});
  }

  private void question(String topic) throws Exception {
    Question question = SinkHarness.answered("Une question ?");
    send(topic, question.uid().toString(), QuestionJson.write(question));
  }

  private void send(String topic, String key, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(new HashMap<>(kafka.admin()), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    }
  }

  private static void dropEmpty(Path inbox) {
    Documents.drop(inbox, "empty.txt", new byte[0]);
  }

  private static void drop(Path inbox, int number) {
    Documents.drop(inbox, number + ".txt", Documents.answered(number));
  }

  @Test
  void aStageCannotReadWhatIsNotItsBusiness() {
    assertDenied("ingest", Topics.RAW.name());
    assertDenied("ingest", Topics.ENRICHED.name());
    assertDenied("enrich", Topics.LEDGER.name());
    assertDenied("enrich", Topics.ENRICHED.name());
    assertDenied("enrich", Topics.DEAD_LETTER.name());
    assertDenied("sink", Topics.RAW.name());
    assertDenied("sink", Topics.LEDGER.name());
    assertDenied("feed", Topics.RAW.name());
    assertDenied("feed", Topics.CHANGES.name());
  }

  @Test
  void aStageCannotWriteWhatIsNotItsBusiness() {
    assertCannotWrite("ingest", Topics.ENRICHED.name());
    assertCannotWrite("enrich", Topics.RAW.name());
    assertCannotWrite("enrich", Topics.LEDGER.name());
    assertCannotWrite("sink", Topics.ENRICHED.name());
    assertCannotWrite("sink", Topics.RAW.name());
    assertCannotWrite("feed", Topics.ENRICHED.name());
    assertCannotWrite("sink", Topics.CHANGES.name());
  }

  @Test
  void aStageCannotMakeOrDeleteTopics() {
    for (String stage : clients.keySet()) {
      try (Admin client = Admin.create(new HashMap<>(clients.get(stage)))) {
        assertThatThrownBy(() -> client.createTopics(List.of(new NewTopic("other", 1, (short) 1))).all().get())
            .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> client.deleteTopics(List.of(Topics.RAW.name())).all().get())
            .hasCauseInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  @Test
  void aWrongPasswordIsSaidAtOnceAndNotShown() throws Exception {
    Map<String, String> wrong = new HashMap<>(clients.get("sink"));
    wrong.putAll(kafka.withPassword("questeur-ingest"));
    wrong.compute("sasl.jaas.config", (name, value) -> value.replace(SecuredKafka.PASSWORD, "Faux-mot-de-passe"));
    QuesteurProcess ingest =
        QuesteurProcess.start(arguments("ingest", wrong, "--inbox", Files.createTempDirectory("inbox").toString()));
    assertThat(ingest.await(LONG)).isEqualTo(1);
    assertThat(ingest.output()).contains("Authentication failed").doesNotContain("Faux-mot-de-passe");
  }

  private void assertDenied(String stage, String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            new HashMap<>(clients.get(stage)), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
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
            new HashMap<>(clients.get(stage)), new ByteArraySerializer(), new ByteArraySerializer())) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[1], new byte[1])).get())
          .as("%s writes %s", stage, topic)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  private long end(String topic) {
    try (var consumer =
        new KafkaConsumer<>(new HashMap<>(kafka.admin()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private List<String> rows() {
    return new Installation(null, database).query("SELECT uid FROM question");
  }

  private QuesteurProcess start(String stage, Path inbox) throws Exception {
    return switch (stage) {
      case "ingest" -> ingest(inbox);
      case "enrich" -> enrich();
      case "feed" -> feed();
      default -> sink();
    };
  }

  private QuesteurProcess ingest(Path inbox) throws IOException {
    return QuesteurProcess.start(arguments("ingest", clients.get("ingest"), "--inbox", inbox.toString()));
  }

  private QuesteurProcess enrich() throws IOException {
    return streams("enrich");
  }

  private QuesteurProcess feed() throws IOException {
    return streams("feed");
  }

  private QuesteurProcess streams(String stage) throws IOException {
    String state = Files.createTempDirectory(directory, "streams").toString();
    return QuesteurProcess.start(arguments(stage, clients.get(stage), "--state-dir", state));
  }

  private QuesteurProcess sink() throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      return QuesteurProcess.start(
          arguments("sink", clients.get("sink"), "--postgres-url", connection.getMetaData().getURL()));
    }
  }

  /** With the client's properties in a file, as operators keep them. */
  private static String[] arguments(String stage, Map<String, String> client, String... more) throws IOException {
    Properties properties = new Properties();
    properties.putAll(client);
    Path file = Files.createTempFile(directory, stage, ".properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    return Stream.concat(
            Stream.of(stage, "-b", client.get("bootstrap.servers"), "--command-config", file.toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }
}
