package fr.questeur.it;

import fr.questeur.embedded.Port;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker as a careful house runs it: passwords (SCRAM) under TLS on one listener, certificates of the clients (mutual
 * TLS) on the other, nothing in the clear, and whatever no ACL allows is denied to all but its administrator.
 */
final class SecuredKafka implements AutoCloseable {

  /** The password of every user. A word that stands out, to be looked for where it must not be. */
  static final String PASSWORD = "Mot-de-passe-0815";

  private static final String ADMIN = "admin";
  private static final String BROKER = "broker";

  private final KafkaRaftServer server;
  private final Certificates certificates;
  private final int passwordPort = Port.any();
  private final int certificatePort = Port.any();

  SecuredKafka(Path directory, Certificates certificates, List<String> users) throws Exception {
    this.certificates = certificates;
    Properties config = config(directory);
    List<String> credentials =
        Stream.concat(Stream.of(ADMIN), users.stream())
            .map(user -> "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, PASSWORD))
            .toList();
    new Formatter()
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(directory.toString())
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName("CONTROLLER")
        .setScramArguments(credentials)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    server = new KafkaRaftServer(KafkaConfig.fromProps(config), Time.SYSTEM);
    server.startup();
  }

  private Properties config(Path directory) {
    int controllerPort = Port.any();
    Properties config = new Properties();
    config.put("process.roles", "broker,controller");
    config.put("node.id", "1");
    config.put("log.dirs", directory.toString());
    String listeners = "PASSWORD://127.0.0.1:%d,CERTIFICATE://127.0.0.1:%d".formatted(passwordPort, certificatePort);
    config.put("listeners", listeners + ",CONTROLLER://127.0.0.1:" + controllerPort);
    config.put("advertised.listeners", listeners);
    config.put("controller.listener.names", "CONTROLLER");
    config.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    config.put("inter.broker.listener.name", "CERTIFICATE");
    config.put("listener.security.protocol.map", "PASSWORD:SASL_SSL,CERTIFICATE:SSL,CONTROLLER:SSL");
    config.put("listener.name.password.sasl.enabled.mechanisms", "SCRAM-SHA-512");
    config.put("listener.name.password.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    config.put("listener.name.certificate.ssl.client.auth", "required");
    config.put("listener.name.controller.ssl.client.auth", "required");
    config.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/");
    config.putAll(tls());
    config.putAll(keys(BROKER));
    config.put("authorizer.class.name", StandardAuthorizer.class.getName());
    config.put("allow.everyone.if.no.acl.found", "false");
    config.put("super.users", "User:" + ADMIN + ";User:" + BROKER);
    config.put("auto.create.topics.enable", "false");
    config.put("default.replication.factor", "1");
    config.put("offsets.topic.replication.factor", "1");
    config.put("offsets.topic.num.partitions", "4");
    config.put("transaction.state.log.replication.factor", "1");
    config.put("transaction.state.log.min.isr", "1");
    config.put("transaction.state.log.num.partitions", "4");
    config.put("group.initial.rebalance.delay.ms", "0");
    config.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
    return config;
  }

  /** What a client needs to come in as the administrator, who may do anything. */
  Map<String, String> admin() {
    return withPassword(ADMIN);
  }

  /** What a client needs to come in with a user's password. */
  Map<String, String> withPassword(String user) {
    Map<String, String> config = new HashMap<>();
    config.put("ssl.truststore.type", "PEM");
    config.put("ssl.truststore.location", certificates.authority().toString());
    config.put("bootstrap.servers", "127.0.0.1:" + passwordPort);
    config.put("security.protocol", "SASL_SSL");
    config.put("sasl.mechanism", "SCRAM-SHA-512");
    config.put("sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, PASSWORD));
    return config;
  }

  /** What a client needs to come in with a certificate. */
  Map<String, String> withCertificate(String user) {
    Map<String, String> config = new HashMap<>(tls());
    config.put("bootstrap.servers", "127.0.0.1:" + certificatePort);
    config.put("security.protocol", "SSL");
    config.putAll(keys(user));
    return config;
  }

  private Map<String, String> tls() {
    return Map.of(
        "ssl.truststore.type", "PKCS12",
        "ssl.truststore.location", certificates.trusted().toString(),
        "ssl.truststore.password", Certificates.STORE_PASSWORD);
  }

  private Map<String, String> keys(String name) {
    return Map.of(
        "ssl.keystore.type", "PKCS12",
        "ssl.keystore.location", certificates.issue(name).toString(),
        "ssl.keystore.password", Certificates.STORE_PASSWORD,
        "ssl.key.password", Certificates.STORE_PASSWORD);
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
