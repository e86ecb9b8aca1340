package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.embedded.DataDirectory;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.KafkaClientFiles;
import fr.questeur.embedded.KafkaCredentials;
import fr.questeur.embedded.Port;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password of the embedded broker, on data of a version that had none. */
class EmbeddedKafkaIT {

  private static final String TOPIC = "kept";
  private static final ConfigResource BROKER = new ConfigResource(ConfigResource.Type.BROKER, "1");

  @TempDir Path directory;

  @Test
  void dataWithoutPasswordsAreKeptAndOnlyTheOwnerReachesThem() throws Exception {
    int port = Port.any();
    try (DataDirectory data = DataDirectory.open(directory)) {
      try (EmbeddedKafka open = EmbeddedKafka.start(data.kafka(), port)) {
        Map<String, Object> plain = plain("bootstrap.servers", open.bootstrapServers());
        send(plain);
        // What is refused below works here.
        assertThat(clusterId(plain("bootstrap.controllers", controller(plain)))).isNotEmpty();
      }
      KafkaCredentials credentials = KafkaCredentials.of(data);
      try (EmbeddedKafka broker = EmbeddedKafka.start(data.kafka(), port, credentials)) {
        KafkaClientFiles.write(data, broker.bootstrapServers(), credentials);
        Map<String, Object> owner = new HashMap<>(credentials.clientProperties(broker.bootstrapServers()));

        assertThat(new Installation(owner, null).read(TOPIC)).singleElement()
            .satisfies(record -> assertThat(record.value()).asString(UTF_8).isEqualTo("value"));
        onlyTheOwnerIsLetIn("bootstrap.servers", broker.bootstrapServers(), owner);
        onlyTheOwnerIsLetIn("bootstrap.controllers", controller(owner), owner);
        commandsFindThePassword(broker.bootstrapServers());
      }
    }
  }

  private static void onlyTheOwnerIsLetIn(String listener, String address, Map<String, Object> owner)
      throws Exception {
    Map<String, Object> known = new HashMap<>(owner);
    known.remove("bootstrap.servers");
    known.put(listener, address);
    assertThat(clusterId(known)).isNotEmpty();

    assertThatThrownBy(() -> clusterId(plain(listener, address))).hasCauseInstanceOf(TimeoutException.class);

    Map<String, Object> wrong = new HashMap<>(known);
    wrong.put("sasl.jaas.config", new KafkaCredentials("questeur", "guessed").clientProperties("").get("sasl.jaas.config"));
    assertThatThrownBy(() -> clusterId(wrong)).hasCauseInstanceOf(SaslAuthenticationException.class);
  }

  private void commandsFindThePassword(String address) {
    assertThat(QuesteurProcess.output(0, "topics", "create", "--data", directory.toString())).contains("questions.raw");
    assertThat(QuesteurProcess.output(2, "lag", "-b", address)).contains("asks for a password", "--data DIR");
    assertThat(QuesteurProcess.output(2, "enrich", "-b", address, "--state-dir", directory + "/none"))
        .contains("asks for a password", "--command-config DIR/client.properties");
  }

  private static Map<String, Object> plain(String listener, String address) {
    return Map.of(listener, address, "default.api.timeout.ms", "2000", "request.timeout.ms", "1000");
  }

  private static String clusterId(Map<String, Object> kafka) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      return admin.describeCluster().clusterId().get();
    }
  }

  /** Its port is another one at each start. */
  private static String controller(Map<String, Object> kafka) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      String listeners = admin.describeConfigs(List.of(BROKER)).all().get().get(BROKER).get("listeners").value();
      Matcher address = Pattern.compile("CONTROLLER://([^,]+)").matcher(listeners);
      assertThat(address.find()).isTrue();
      return address.group(1);
    }
  }

  private static void send(Map<String, Object> kafka) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka);
        var producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.get("bootstrap.servers")),
            new ByteArraySerializer(), new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      producer.send(new ProducerRecord<>(TOPIC, "value".getBytes(UTF_8))).get();
    }
  }
}
