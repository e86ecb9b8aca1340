package fr.questeur.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Apache Kafka in this process: one node that is broker and controller, on the loopback interface, its data in a
 * directory. The one place that touches Kafka's internal classes.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final int NODE_ID = 1;
  private static final String HOST = "127.0.0.1";
  private static final String CONTROLLER = "CONTROLLER";
  /** Of strangers, too: without a limit these could use up the files that the process may open. */
  private static final String MOST_CONNECTIONS = "300";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the broker, on the data of an earlier run if there are any, also of one without passwords. Returns when it
   * accepts clients.
   *
   * @param credentials what clients, other controllers and the broker itself must know
   */
  public static EmbeddedKafka start(Path directory, int port, KafkaCredentials credentials) {
    return start(directory, port, KafkaCredentials.PROTOCOL, authentication(credentials));
  }

  /** As above, without authentication: for tests and benchmarks that are about something else. */
  public static EmbeddedKafka start(Path directory, int port) {
    return start(directory, port, Map.of());
  }

  /**
   * As {@link #start(Path, int)}, with some properties of the broker over ours.
   *
   * @param properties more listeners, shorter timeouts; by name as in {@code server.properties}
   */
  public static EmbeddedKafka start(Path directory, int port, Map<String, String> properties) {
    return start(directory, port, "PLAINTEXT", properties);
  }

  private static EmbeddedKafka start(Path directory, int port, String protocol, Map<String, String> properties) {
    Properties config = config(directory, port, protocol);
    config.putAll(properties);
    if (!Files.exists(directory.resolve("meta.properties"))) {
      format(directory);
    }
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(config), Time.SYSTEM);
    try {
      server.startup();
    } catch (KafkaException | InternalError e) {
      // The latter where a mapped file has no room on the disk.
      throw new IllegalStateException(
          "cannot start Kafka on " + directory + ": " + KafkaHalt.reason(directory, e.getMessage()), e);
    }
    return new EmbeddedKafka(server, port);
  }

  /**
   * Has something done before a broker ends this process, as it does when it cannot write to its directory. To be called
   * before it is started.
   *
   * @param before is given the reason, a line for people; the process ends with code 1 when it returns
   */
  public static void beforeHalt(Path directory, Consumer<String> before) {
    KafkaHalt.prepare(directory, before);
  }

  private static void format(Path directory) {
    try {
      Files.createDirectories(directory);
      new Formatter()
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName(CONTROLLER)
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception e) {
      throw new IllegalStateException(
          "cannot prepare " + directory + " for Kafka: " + KafkaHalt.reason(directory, e.getMessage()), e);
    }
  }

  private static Properties config(Path directory, int port, String protocol) {
    // The controller's port is nobody's business: it may change from run to run.
    String controller = HOST + ":" + Port.any();
    Properties config = new Properties();
    config.put("process.roles", "broker,controller");
    config.put("node.id", Integer.toString(NODE_ID));
    config.put("log.dirs", directory.toString());
    String clients = protocol + "://" + HOST + ":" + port;
    config.put("listeners", clients + "," + CONTROLLER + "://" + controller);
    config.put("advertised.listeners", clients);
    config.put("security.inter.broker.protocol", protocol);
    config.put("controller.listener.names", CONTROLLER);
    config.put("controller.quorum.voters", NODE_ID + "@" + controller);
    config.put("listener.security.protocol.map", "%1$s:%1$s,%2$s:%1$s".formatted(protocol, CONTROLLER));
    config.put("auto.create.topics.enable", "false");
    // JMX registers thousands of beans that nobody looks at here.
    config.put("metric.reporters", "");
    // One node: nothing to replicate to, nobody to wait for.
    config.put("default.replication.factor", "1");
    config.put("offsets.topic.replication.factor", "1");
    config.put("transaction.state.log.replication.factor", "1");
    // Kafka 4.3.1 can lose the end of a transaction that it times out while it still starts, which takes longer than the
    // usual 10 s on a busy machine (docs/operations.md). Our producers end what they left open when they start again.
    config.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "30000");
    config.put("transaction.state.log.min.isr", "1");
    config.put("share.coordinator.state.topic.replication.factor", "1");
    config.put("share.coordinator.state.topic.min.isr", "1");
    // After a kill the next start waits so long for the broker that is no more.
    config.put("broker.session.timeout.ms", "3000");
    config.put("broker.heartbeat.interval.ms", "1000");
    config.put("group.initial.rebalance.delay.ms", "0");
    // A laptop's measure: the defaults are for a server's disks, memory and thousands of groups.
    config.put("offsets.topic.num.partitions", "4");
    config.put("transaction.state.log.num.partitions", "4");
    config.put("share.coordinator.state.topic.num.partitions", "4");
    config.put("num.network.threads", "2");
    config.put("num.io.threads", "4");
    config.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
    config.put("log.cleaner.io.buffer.size", Integer.toString(256 * 1024));
    return config;
  }

  /** The controller listener, too: it takes requests that change any topic. */
  private static Map<String, String> authentication(KafkaCredentials credentials) {
    Map<String, String> config = new HashMap<>();
    config.put("security.providers", LenientScramServer.Creator.class.getName());
    config.put("sasl.enabled.mechanisms", KafkaCredentials.MECHANISM);
    config.put("sasl.mechanism.inter.broker.protocol", KafkaCredentials.MECHANISM);
    config.put("sasl.mechanism.controller.protocol", KafkaCredentials.MECHANISM);
    for (String listener : List.of(KafkaCredentials.PROTOCOL, CONTROLLER)) {
      String prefix =
          "listener.name.%s.%s.".formatted(listener, KafkaCredentials.MECHANISM).toLowerCase(Locale.ROOT);
      config.put("listener.name.%s.max.connections".formatted(listener).toLowerCase(Locale.ROOT), MOST_CONNECTIONS);
      config.put(prefix + "sasl.jaas.config", credentials.jaasConfig());
      config.put(prefix + "sasl.server.callback.handler.class", SingleAccountCallbackHandler.class.getName());
    }
    return config;
  }

  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
