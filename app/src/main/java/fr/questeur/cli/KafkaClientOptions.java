package fr.questeur.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How to reach Kafka. */
class KafkaClientOptions {

  @Option(
      names = {"-b", "--bootstrap-servers"},
      paramLabel = "HOST:PORT,...",
      defaultValue = "127.0.0.1:9092",
      description = "Kafka brokers to connect to first. Default: ${DEFAULT-VALUE}")
  String bootstrapServers;

  @Option(
      names = {"-X", "--kafka-config"},
      paramLabel = "PROPERTY=VALUE",
      description = {
        "Any property of a Kafka client, such as security.protocol=SASL_SSL; repeat for more.",
        "For one kind of client only: producer.linger.ms=20, consumer...., admin....",
        "Also as kafka.PROPERTY in the properties file, and QUESTEUR_KAFKA_PROPERTY in the environment."
      })
  Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Properties of Kafka clients in a file, as for Kafka's own tools.")
  Path commandConfig;

  /** Everything that was said about Kafka, prefixes and all, as Kafka Streams understands it. */
  Map<String, Object> all(Settings settings) {
    Map<String, Object> all = new HashMap<>();
    if (commandConfig != null) {
      Settings.read(commandConfig).forEach((name, value) -> all.put((String) name, value));
    }
    all.putAll(settings.kafkaProperties());
    all.putAll(properties);
    all.put("bootstrap.servers", bootstrapServers);
    return all;
  }
}
