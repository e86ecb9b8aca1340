package fr.questeur.chaos;

import static org.awaitility.Awaitility.await;

import fr.questeur.cli.Main;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.Port;
import fr.questeur.embedded.PostgresService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * An installation of processes, each stage with wires of its own to the broker and to the database. Whoever looks from
 * outside has none in between. Timeouts are short, so that a fault of seconds outlasts them.
 */
final class Plant implements AutoCloseable {

  /** A consumer's session; a frozen or cut off member is thrown out after it. */
  static final int SESSION_MILLIS = 3_000;
  /** A producer's transaction; the broker ends it after that. */
  static final int TRANSACTION_MILLIS = 4_000;

  private static final int SMALL_DISK = 200;
  private static final int LARGE_DISK = 1024;

  static final Duration START = Duration.ofSeconds(120);
  private static final String HOST = "127.0.0.1:";
  private static final String MAIN = Main.class.getName();

  final Victim kafka;
  final Victim postgres;
  final Victim ingest;
  final Victim enrich;
  final Victim sink;
  final Victim feed;
  /** Runs only while the first is made a zombie. */
  final Victim secondSink;
  final Proxy sinkToPostgres;
  final Path inbox;
  /** Of the inbox; null where none can be made. */
  final Disk disk;
  /** Those of the servers' data and of the stages' state, by the name of the process; empty where none can be made. */
  final Map<String, Disk> disks = new HashMap<>();

  private final Map<Victim, Proxy> toKafka;
  private volatile boolean isFailed;
  private final Path database;
  private final int kafkaPort = Port.any();
  private final PostgresService service = PostgresService.create(Port.any());
  private final List<String> listeners = new ArrayList<>();
  private final List<String> advertised = new ArrayList<>();

  Plant(Path directory) throws IOException {
    inbox = Files.createDirectories(directory.resolve("inbox"));
    disk = Disk.under(inbox, SMALL_DISK);
    mount(directory.resolve("kafka"), LARGE_DISK);
    mount(directory.resolve("postgres"), LARGE_DISK);
    mount(directory.resolve("enrich"), SMALL_DISK);
    mount(directory.resolve("feed"), SMALL_DISK);
    database = directory.resolve("postgres/data");
    service.write(database.getParent()); // its password is the server's from the first start on
    Path logs = Files.createDirectories(directory.resolve("logs"));
    String servers = ServerProcess.class.getName();
    listen("PLAINTEXT", kafkaPort, kafkaPort);
    Proxy ingestToKafka = wire("INGEST");
    Proxy enrichToKafka = wire("ENRICH");
    Proxy sinkToKafka = wire("SINK");
    Proxy feedToKafka = wire("FEED");
    sinkToPostgres = new Proxy(service.port());
    kafka = new Victim("kafka", logs, servers,
        Stream.concat(Stream.of("kafka", directory + "/kafka/data", "" + kafkaPort), broker()).toArray(String[]::new));
    postgres = new Victim("postgres", logs, servers, "postgres", database.toString(), "" + service.port());
    ingest = Victim.stage("ingest", logs, MAIN, Port.any(), "ingest", "-b", HOST + ingestToKafka.port(),
        "--inbox", inbox.toString(), "--quiet-ms", "2000", "--rescan-ms", "1000",
        "-X", "producer.transaction.timeout.ms=" + TRANSACTION_MILLIS, "-X", "request.timeout.ms=2500",
        "-X", "producer.delivery.timeout.ms=5000", "-X", "producer.max.block.ms=5000");
    enrich = streams("enrich", directory, logs, enrichToKafka);
    feed = streams("feed", directory, logs, feedToKafka);
    sink = sink("sink", logs, sinkToKafka.port());
    secondSink = sink("sink-2", logs, kafkaPort);
    toKafka = Map.of(ingest, ingestToKafka, enrich, enrichToKafka, sink, sinkToKafka, feed, feedToKafka);
  }

  private void mount(Path folder, int mebibytes) throws IOException {
    Disk mounted = Disk.under(folder, mebibytes);
    if (mounted != null) {
      disks.put(folder.getFileName().toString(), mounted);
    }
  }

  private static Victim streams(String name, Path directory, Path logs, Proxy wire) {
    return Victim.stage(name, logs, MAIN, Port.any(), name, "-b", HOST + wire.port(),
        "--state-dir", directory.resolve(name).resolve("state").toString(),
        "-X", "consumer.session.timeout.ms=" + SESSION_MILLIS, "-X", "consumer.heartbeat.interval.ms=800",
        "-X", "producer.transaction.timeout.ms=" + TRANSACTION_MILLIS, "-X", "request.timeout.ms=2500",
        "-X", "producer.delivery.timeout.ms=5000");
  }

  private Victim sink(String name, Path logs, int broker) {
    return Victim.stage(name, logs, MAIN, Port.any(), "sink", "-b", HOST + broker,
        "--postgres-url", databaseUrl(sinkToPostgres.port()) + "&socketTimeout=5",
        "-X", "consumer.session.timeout.ms=" + SESSION_MILLIS, "-X", "consumer.heartbeat.interval.ms=800",
        "-X", "request.timeout.ms=2500");
  }

  /** The wire of a stage: the broker tells whoever comes in at the other end to come by the wire again. */
  private Proxy wire(String listener) {
    int port = Port.any();
    Proxy wire = new Proxy(port);
    listen(listener, port, wire.port());
    return wire;
  }

  private void listen(String listener, int port, int advertisedPort) {
    listeners.add(listener + "://" + HOST + port);
    advertised.add(listener + "://" + HOST + advertisedPort);
  }

  private Stream<String> broker() {
    String controller = HOST + Port.any();
    return Stream.of(
        "listeners=" + String.join(",", listeners) + ",CONTROLLER://" + controller,
        "advertised.listeners=" + String.join(",", advertised),
        "controller.quorum.voters=1@" + controller,
        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,INGEST:PLAINTEXT,ENRICH:PLAINTEXT,SINK:PLAINTEXT,"
            + "FEED:PLAINTEXT,CONTROLLER:PLAINTEXT",
        // Not a shorter transaction.abort.timed.out.transaction.cleanup.interval.ms: a broker that is just starting then
        // calls transactions aborted without a word in their partitions, and whoever reads them waits for ever.
        "group.min.session.timeout.ms=1000");
  }

  private String databaseUrl(int port) {
    return new PostgresService(port, service.password()).jdbcUrl();
  }

  /** Of the broker, with no wire between. */
  Map<String, Object> kafkaProperties() {
    return Map.of("bootstrap.servers", HOST + kafkaPort);
  }

  /** Of the database, with no wire between. */
  String databaseUrl() {
    return service.jdbcUrl();
  }

  List<Victim> stages() {
    return List.of(ingest, enrich, sink, feed);
  }

  /** All that must be up when no fault is on. */
  List<Victim> all() {
    return List.of(postgres, kafka, ingest, enrich, sink, feed);
  }

  Proxy toKafka(Victim stage) {
    return toKafka.get(stage);
  }

  /** Starts it all. Rehearsed, later starts are cheaper, and this one takes longer. */
  void start(boolean rehearsed) throws InterruptedException {
    postgres.start();
    kafka.start();
    awaitServers();
    for (Victim stage : stages()) {
      if (rehearsed) {
        stage.rehearse();
      }
      stage.start();
    }
  }

  void awaitServers() {
    await().atMost(START).ignoreExceptions().until(this::serversAnswer);
  }

  /** @throws Exception as a rule, if one of them does not */
  boolean serversAnswer() throws Exception {
    try (var consumer =
            new KafkaConsumer<>(kafkaProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Connection connection = connect()) {
      return consumer.listTopics(Duration.ofSeconds(5)) != null && connection.isValid(5);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(databaseUrl());
  }

  /** SIGKILL to the server and all its sessions, and to what watches over it. */
  void killPostgres() throws InterruptedException {
    postgres.kill();
    Path pid = database.resolve("postmaster.pid");
    try {
      if (Files.exists(pid)) {
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).trim())).ifPresent(Plant::killWithChildren);
      }
    } catch (IOException | NumberFormatException e) {
      EmbeddedDatabase.stopLeftover(database); // it was just starting or ending
    }
  }

  private static void killWithChildren(ProcessHandle server) {
    List<ProcessHandle> sessions = server.children().toList();
    server.destroyForcibly();
    sessions.forEach(ProcessHandle::destroyForcibly);
    server.onExit().join();
    sessions.forEach(session -> session.onExit().join());
  }

  /** Has the data kept when it is closed. */
  void failed() {
    isFailed = true;
  }

  @Override
  public void close() {
    for (Victim each : new Victim[] {secondSink, ingest, enrich, sink, feed, kafka, postgres}) {
      each.close();
    }
    EmbeddedDatabase.stopLeftover(database);
    if (isFailed) {
      disks.values().forEach(Disk::keep);
    }
    toKafka.values().forEach(Proxy::close);
    sinkToPostgres.close();
    disks.values().forEach(Disk::close);
    if (disk != null) {
      disk.close();
    }
  }
}
