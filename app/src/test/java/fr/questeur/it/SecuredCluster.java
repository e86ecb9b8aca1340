package fr.questeur.it;

import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.run.TopicSetup;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker that denies everything but what {@code deploy/acls.txt} lists, and commands that work on it. */
final class SecuredCluster implements AutoCloseable {

  /** Comes in with a certificate; all others with a password. */
  static final String SINK = "questeur-sink";

  private static final List<String> USERS =
      List.of("questeur-ingest", "questeur-enrich", "questeur-feed", "questeur-operator", "questeur-monitor");

  private final Path directory;
  private final Certificates certificates;
  private final SecuredKafka kafka;
  private final Admin admin;

  SecuredCluster(Path directory) throws Exception {
    this.directory = directory;
    certificates = new Certificates(Files.createDirectory(directory.resolve("certificates")));
    kafka = new SecuredKafka(directory.resolve("kafka"), certificates, USERS);
    TopicSetup.ensure(new HashMap<>(kafka.admin()), Topics.all(), 2);
    admin = Admin.create(new HashMap<>(kafka.admin()));
    admin.createAcls(Acl.all().stream().map(Acl::binding).toList()).all().get();
  }

  Certificates certificates() {
    return certificates;
  }

  /** What a client needs to come in. */
  Map<String, String> client(String user) {
    return user.equals(SINK) ? kafka.withCertificate(user) : kafka.withPassword(user);
  }

  /** A command under the rights of a user. */
  QuesteurProcess start(String user, String... command) {
    return start(client(user), command);
  }

  /** The client's properties are in a file, as operators keep them. */
  QuesteurProcess start(Map<String, String> client, String... command) {
    return QuesteurProcess.start(arguments(client, command));
  }

  /** What a command prints that must end with that code. */
  String output(int exitCode, String user, String... command) {
    return QuesteurProcess.output(exitCode, arguments(client(user), command));
  }

  private String[] arguments(Map<String, String> client, String... command) {
    Properties properties = new Properties();
    properties.putAll(client);
    try {
      Path file = Files.createTempFile(directory, "client", ".properties");
      try (OutputStream out = Files.newOutputStream(file)) {
        properties.store(out, null);
      }
      return Stream.concat(
              Stream.of(command),
              Stream.of("--bootstrap-servers", client.get("bootstrap.servers"), "--command-config", file.toString()))
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void take(Acl right) throws Exception {
    admin.deleteAcls(List.of(right.binding().toFilter())).all().get();
  }

  void giveBack(Acl right) throws Exception {
    admin.createAcls(List.of(right.binding())).all().get();
  }

  /** As ingest publishes it. */
  void publish(String name, String document) {
    send(Topics.RAW.name(), name, document);
  }

  /** As the administrator, who may. */
  void send(String topic, String key, String value) {
    var record =
        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_PATH, key);
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_LAST_MODIFIED, "2013-06-26T08:00:00Z");
    try (var producer =
        new KafkaProducer<>(new HashMap<>(kafka.admin()), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record);
    }
  }

  /** How many records there have been, the markers of transactions included. */
  long end(String topic) throws Exception {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions()
        .forEach(each -> partitions.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest()));
    return admin.listOffsets(partitions).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  /** Those that Kafka Streams makes for that user. */
  void deleteInternalTopics(String user) throws Exception {
    List<String> internal =
        admin.listTopics().names().get().stream().filter(name -> name.startsWith(user + "-")).toList();
    admin.deleteTopics(internal).all().get();
  }

  @Override
  public void close() {
    admin.close();
    kafka.close();
  }
}
