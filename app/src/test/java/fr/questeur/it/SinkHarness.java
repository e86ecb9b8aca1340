package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Reference;
import fr.questeur.contract.ReferenceType;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.contract.Supplement;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.sink.Schema;
import fr.questeur.sink.Sink;
import fr.questeur.sink.SinkConfig;
import fr.questeur.sink.SinkListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A sink between the shared broker and a database of its own, in a group of its own, from the end of the topic on. */
final class SinkHarness implements AutoCloseable {

  static final Ministry FOREIGN_AFFAIRS = new Ministry("Affaires étrangères", "affaires-etrangeres");
  static final LocalDate PUBLISHED = LocalDate.of(2013, 5, 14);
  static final LocalDate ANSWERED = LocalDate.of(2013, 6, 25);
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final AtomicInteger NUMBERS = new AtomicInteger(700_000);

  final String bootstrapServers = Backends.get().bootstrapServers();
  final DataSource database;
  final SinkConfig config =
      SinkConfig.defaults().withGroupId("sink-" + UUID.randomUUID()).withRetryBackoffMax(Duration.ofMillis(200));
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  private final KafkaProducer<byte[], byte[]> producer;

  SinkHarness() {
    this(Backends.get().newDatabase());
  }

  /** On a database of the caller's, as its owner. */
  SinkHarness(DataSource database) {
    this.database = database;
    Schema.migrate(database);
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("transactional.id", config.groupId());
    properties.put("max.request.size", Topics.MAX_RECORD_BYTES);
    producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    beginAtTheEnd();
  }

  private void beginAtTheEnd() {
    Uuid id = topicId();
    UUID javaId = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    ends().forEach((partition, end) -> {
      if (end > 0) {
        execute(
            "INSERT INTO kafka_position VALUES ('%s', '%s', %d, '%s', %d, now())"
                .formatted(config.groupId(), partition.topic(), partition.partition(), javaId, end));
      }
    });
  }

  Sink start(DataSource from, SinkConfig config, SinkListener listener) {
    return start(from, config, listener, Map.of());
  }

  Sink start(DataSource from, SinkConfig config, SinkListener listener, Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put("bootstrap.servers", bootstrapServers);
    Sink sink = new Sink(config, properties, from, registry, listener);
    sink.start();
    return sink;
  }

  Sink start() {
    return start(database, config, SinkListener.NONE);
  }

  /** Sends in one transaction. A null value is a tombstone. */
  void send(String key, byte[] value) {
    sendAll(List.of(new ProducerRecord<>(Topics.ENRICHED.name(), key.getBytes(UTF_8), value)));
  }

  void send(Question... questions) {
    sendAll(List.of(questions).stream().map(SinkHarness::recordOf).toList());
  }

  private void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
    producer.beginTransaction();
    records.forEach(producer::send);
    producer.commitTransaction();
  }

  void sendAborted(Question question) {
    producer.beginTransaction();
    producer.send(recordOf(question));
    producer.flush();
    producer.abortTransaction();
  }

  private static ProducerRecord<byte[], byte[]> recordOf(Question question) {
    return new ProducerRecord<>(
        Topics.ENRICHED.name(), question.uid().toString().getBytes(UTF_8), QuestionJson.write(question));
  }

  /** Waits until the sink has nothing left to read: its committed positions are the ends of all partitions. */
  void awaitNoLag() {
    Awaitility.await().atMost(PATIENCE).untilAsserted(() ->
        assertThat(committed()).isEqualTo(nonEmptyEnds()));
  }

  Map<TopicPartition, Long> nonEmptyEnds() {
    return ends().entrySet().stream()
        .filter(end -> end.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(config.groupId()).partitionsToOffsetAndMetadata().get();
    return offsets.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  /** How many consumers of the group have at least one partition. */
  long membersWithPartitions() {
    try {
      return admin.describeConsumerGroups(List.of(config.groupId())).all().get().get(config.groupId()).members()
          .stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<TopicPartition, Long> ends() {
    try {
      Set<TopicPartition> partitions =
          admin.describeTopics(List.of(Topics.ENRICHED.name())).allTopicNames().get()
              .get(Topics.ENRICHED.name()).partitions().stream()
              .map(partition -> new TopicPartition(Topics.ENRICHED.name(), partition.partition()))
              .collect(Collectors.toSet());
      return admin
          .listOffsets(
              partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
              new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Uuid topicId() {
    try {
      return admin.describeTopics(List.of(Topics.ENRICHED.name())).allTopicNames().get()
          .get(Topics.ENRICHED.name()).topicId();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(Sink sink, Health.State state) {
    Awaitility.await().atMost(PATIENCE).until(() -> sink.health().state() == state);
  }

  void awaitRow(QuestionUid uid) {
    Awaitility.await().atMost(PATIENCE)
        .until(() -> query("SELECT count(*) FROM question WHERE uid = '%s'".formatted(uid)).equals("1"));
  }

  double count(String outcome) {
    return registry.get("questeur.documents").tags("stage", "sink", "fate", outcome).counter().count();
  }

  void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows, one a line, cells separated by bars. */
  String query(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      StringBuilder lines = new StringBuilder();
      while (rows.next()) {
        lines.append(lines.isEmpty() ? "" : "\n");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          lines.append(i == 1 ? "" : "|").append(rows.getString(i));
        }
      }
      return lines.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static QuestionUid newUid() {
    return QuestionUid.of(14, QuestionType.QE, NUMBERS.incrementAndGet());
  }

  static Question answered(String text) {
    return answered(newUid(), text);
  }

  static Question answered(QuestionUid uid, String text) {
    Deadline deadline = DeadlineRule.inForceOn(PUBLISHED).deadline(PUBLISHED, null);
    Ministry own = new Ministry("Océans et \"glaces\"", "oceans-et-glaces");
    return new Question(
        uid,
        Status.ANSWERED,
        new Author("Mme", "Jeanne d'Été", "Groupe d’essai", "Nord"),
        FOREIGN_AFFAIRS,
        List.of(new Attribution(FOREIGN_AFFAIRS, PUBLISHED), new Attribution(own, null)),
        new Heading("mer", "pêche", List.of("quotas, \"durables\"", "a\\b {c}", "NULL", "")),
        new Publication(text, PUBLISHED, 4937),
        new Publication("Une réponse.", ANSWERED, 6634),
        List.of(
            Event.of(EventType.PUBLISHED, PUBLISHED), new Event(EventType.ANSWERED, ANSWERED, 6634, null, null)),
        deadline,
        ResponseDelay.between(PUBLISHED, ANSWERED, deadline),
        new Source("inbox/" + uid + ".txt", "text", "00", Instant.parse("2026-11-23T10:15:30Z")));
  }

  /** With something in every field that there is. */
  static Question complete() {
    Question plain = answered("Que dit la loi n° 2004-575 ?");
    Ministry asked = new Ministry("Affaires étrangères", "Ministère des affaires étrangères", "affaires-etrangeres");
    JournalIssue ofQuestion = new JournalIssue("JO_QUESTION", "20", "https://example.org/q", "ANNQ1");
    JournalIssue ofAnswer = new JournalIssue("JO_QUESTION", "26", "https://example.org/r", "ANNR1");
    return new Question(
        plain.uid(),
        plain.status(),
        new Author("Mme", "Jeanne d'Été", "PA1", "PM2", "Groupe d’essai", "GE", "PO3", "Nord", "Hauts"),
        asked,
        List.of(new Attribution(asked, PUBLISHED)),
        new Heading("Mer et littoral", "Pêche", List.of("quotas"), "Thonidés"),
        new Publication(plain.question().text(), PUBLISHED, 4937, ofQuestion),
        new Publication("Elle dit oui.", ANSWERED, 6634, ofAnswer),
        List.of(
            new Publication("Rectification.", ANSWERED.plusDays(7), 6700, ofAnswer),
            new Publication("Sans date.", null, null)),
        List.of(QuestionUid.of(14, QuestionType.QE, 699_998), QuestionUid.of(14, QuestionType.QE, 699_999)),
        List.of(
            Event.of(EventType.PUBLISHED, PUBLISHED),
            Event.of(EventType.REMINDED, PUBLISHED.plusDays(20)),
            new Event(EventType.ANSWERED, ANSWERED, 6634, null, null),
            Event.of(EventType.CLOSED, null)),
        plain.deadline(),
        plain.responseDelay(),
        List.of(
            new Reference(ReferenceType.LAW, "loi 2004-575", Part.QUESTION, 12, 26),
            new Reference(ReferenceType.QUESTION, "QANR5L14QE699998", Part.ANSWER, 0, 4)),
        new Source("inbox/page.html", "page-dyn", "0a", Instant.parse("2026-11-23T10:15:30Z")),
        List.of(
            new Supplement(
                new Source("inbox/data.json", "open-data-json", "0b", Instant.parse("2026-11-22T10:15:30Z")),
                List.of("author.actorId", "heading.analyses", "events")),
            new Supplement(new Source(null, "page-table", "0c", null), List.of("answer.page", "events"))));
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
