package fr.questeur.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.cli.Main;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.Port;
import fr.questeur.monitor.lag.LagReader;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.verify.Report;
import fr.questeur.operate.verify.Rows;
import fr.questeur.operate.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An installation of processes that are killed, frozen and cut off at random while documents stream in. The faults and
 * their order follow from the seed; when each hits, from the machine.
 */
final class Chaos implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);
  private static final String MAIN = Main.class.getName();
  /** Longer than the session of a consumer and the transaction of a producer. */
  private static final long FREEZE_MILLIS = 9_000;
  private static final int FAULTS_A_ROUND = 5;

  private record Fault(String name, Action action) {}

  private interface Action {
    void happen() throws InterruptedException;
  }

  private final Random random;
  private final Path directory;
  private final int kafkaPort = Port.any();
  private final int postgresPort = Port.any();
  private final Proxy wire = new Proxy(postgresPort);
  private final Victim kafka;
  private final Victim postgres;
  private final Victim ingest;
  private final Victim enrich;
  private final Victim sink;
  private final Victim secondSink;
  private final Writer writer;
  private final Map<String, Integer> survived = new TreeMap<>();

  Chaos(Path directory, long seed) throws IOException {
    this.directory = directory;
    random = new Random(seed);
    Path inbox = Files.createDirectories(directory.resolve("inbox"));
    Path logs = Files.createDirectories(directory.resolve("logs"));
    String servers = ServerProcess.class.getName();
    kafka = new Victim("kafka", logs, servers, "kafka", directory + "/kafka", "" + kafkaPort);
    postgres = new Victim("postgres", logs, servers, "postgres", directory + "/postgres", "" + postgresPort);
    ingest = new Victim("ingest", logs, MAIN, "ingest", "-b", broker(), "--inbox", inbox.toString(),
        "-X", "producer.transaction.timeout.ms=8000");
    enrich = new Victim("enrich", logs, MAIN, "enrich", "-b", broker(), "--state-dir", directory + "/streams",
        "-X", "consumer.session.timeout.ms=6000", "-X", "consumer.heartbeat.interval.ms=1500",
        "-X", "producer.transaction.timeout.ms=8000");
    sink = sink("sink", logs);
    secondSink = sink("sink-2", logs);
    writer = new Writer(inbox, seed);
  }

  private Victim sink(String name, Path logs) {
    return new Victim(name, logs, MAIN, "sink", "-b", broker(), "--postgres-url",
        databaseUrl(wire.port()),
        "-X", "consumer.session.timeout.ms=6000", "-X", "consumer.heartbeat.interval.ms=1500");
  }

  private static String databaseUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/questeur?user=questeur";
  }

  private String broker() {
    return "127.0.0.1:" + kafkaPort;
  }

  void start() {
    postgres.start();
    kafka.start();
    awaitServers();
    ingest.start();
    enrich.start();
    sink.start();
    writer.start();
  }

  private void awaitServers() {
    await().atMost(START).ignoreExceptions().until(() -> {
      try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker()),
              new ByteArrayDeserializer(), new ByteArrayDeserializer());
          Connection connection = connect()) {
        return consumer.listTopics(Duration.ofSeconds(5)) != null && connection.isValid(5);
      }
    });
  }

  /** Injects so many faults, and checks everything after every few. */
  void run(int faults) throws InterruptedException {
    for (int done = 0; done < faults; ) {
      for (int i = 0; i < FAULTS_A_ROUND && done < faults; i++, done++) {
        Thread.sleep(200 + random.nextInt(2500));
        inject(done + 1);
      }
      check();
    }
  }

  private void inject(int number) throws InterruptedException {
    Victim stage = new Victim[] {ingest, enrich, sink}[random.nextInt(3)];
    int kind = random.nextInt(15);
    Fault fault = switch (kind) {
      case 0, 1, 2, 3 -> new Fault("kill " + stage.name(), stage::kill);
      case 4, 5 -> new Fault("end " + stage.name(), stage::terminate);
      case 6, 7, 8 -> new Fault("freeze " + stage.name(), () -> freeze(stage));
      case 9 -> new Fault("kill kafka", kafka::kill);
      case 10 -> new Fault("kill postgres", this::killPostgres);
      case 11, 12 -> new Fault("cut sink from postgres", this::cut);
      case 13 -> new Fault("freeze kafka", () -> freeze(kafka));
      default -> new Fault("a second sink while the first is frozen", this::zombie);
    };
    System.out.printf("%s fault %d: %s (%d files so far)%n", LocalTime.now().withNano(0), number, fault.name(),
        writer.files());
    fault.action().happen();
    heal();
    survived.merge(fault.name(), 1, Integer::sum);
  }

  private void heal() throws InterruptedException {
    Thread.sleep(random.nextInt(1500));
    for (Victim each : new Victim[] {postgres, kafka, ingest, enrich, sink}) {
      if (!each.isAlive()) {
        each.start();
      }
    }
    awaitServers();
  }

  private void freeze(Victim victim) throws InterruptedException {
    victim.freeze();
    Thread.sleep(FREEZE_MILLIS);
    victim.thaw();
  }

  /** The server itself, with all its sessions; what watches over it goes with it. */
  private void killPostgres() throws InterruptedException {
    postgres.kill();
    EmbeddedDatabase.stopLeftover(directory.resolve("postgres"));
  }

  private void cut() throws InterruptedException {
    wire.cut();
    Thread.sleep(1000 + random.nextInt(4000));
    wire.mend();
  }

  private void zombie() throws InterruptedException {
    secondSink.start();
    sink.freeze();
    Thread.sleep(FREEZE_MILLIS);
    sink.thaw();
    Thread.sleep(2000);
    secondSink.terminate();
  }

  private void check() {
    writer.pause();
    awaitAll();
    Report report = verify();
    assertThat(report.findings()).as("after %s", survived).isEmpty();
    assertThat(rows()).as("after %s", survived).containsExactlyInAnyOrderEntriesOf(writer.statuses());
    assertThat(brokenDocuments()).as("after %s", survived).isEqualTo(writer.broken());
    System.out.printf("%s all adds up: %s%n", LocalTime.now().withNano(0), report.counts());
    writer.resume();
  }

  /** Until every file has its fate and every question its row. */
  private void awaitAll() {
    await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofSeconds(1)).ignoreExceptions().untilAsserted(() -> {
      for (Victim stage : new Victim[] {ingest, enrich, sink}) {
        if (!stage.isAlive()) {
          stage.start(); // as whoever runs services does
        }
      }
      assertThat(rows()).containsExactlyInAnyOrderEntriesOf(writer.statuses());
      assertThat(brokenDocuments()).isEqualTo(writer.broken());
    });
  }

  private Report verify() {
    String url = databaseUrl(postgresPort);
    await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> isIdle(url));
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    try (TopicReader reader = new TopicReader(Map.of("bootstrap.servers", broker()))) {
      return new Verification(reader, new Rows(database), 20).run();
    }
  }

  /** The lag reaches zero, by what operators are told; the positions of the database and of Kafka agree. */
  private boolean isIdle(String url) {
    try (var reader = new LagReader(
        Map.of("bootstrap.servers", broker()),
        Map.of("questeur-enrich", Topics.RAW.name(), "questeur-sink", Topics.ENRICHED.name()),
        Clock.systemUTC())) {
      var groups = reader.read().groups();
      long lag = groups.stream().mapToLong(group -> group.records()).sum();
      Map<Integer, Long> committed = new HashMap<>();
      groups.stream().filter(group -> group.group().equals("questeur-sink"))
          .flatMap(group -> group.partitions().stream())
          .forEach(each -> committed.put(each.partition(), each.committed()));
      if (lag == 0) {
        assertThat(query(url, "SELECT partition, next_offset FROM kafka_position WHERE group_id = 'questeur-sink'"))
            .allSatisfy((partition, next) -> assertThat(committed.get(Integer.valueOf(partition)))
                .isEqualTo(Long.valueOf(next)));
      }
      return lag == 0;
    }
  }

  private Map<String, String> rows() {
    return query(databaseUrl(postgresPort), "SELECT uid, status FROM question");
  }

  /** Each once, however often it was tried. */
  private int brokenDocuments() {
    Map<String, Integer> letters = new HashMap<>();
    try (TopicReader reader = new TopicReader(Map.of("bootstrap.servers", broker()))) {
      reader.readAll(Topics.DEAD_LETTER.name(), record -> letters.merge(
          DeadLetter.read(record.headers()).path(), 1, Integer::sum));
    }
    assertThat(letters.values()).allMatch(times -> times == 1);
    return letters.size();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(databaseUrl(postgresPort));
  }

  private static Map<String, String> query(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Map<String, String> values = new HashMap<>();
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Map<String, Integer> survived() {
    return survived;
  }

  @Override
  public void close() {
    writer.close();
    for (Victim each : new Victim[] {secondSink, ingest, enrich, sink, kafka, postgres}) {
      each.close();
    }
    EmbeddedDatabase.stopLeftover(directory.resolve("postgres"));
    wire.close();
  }
}
