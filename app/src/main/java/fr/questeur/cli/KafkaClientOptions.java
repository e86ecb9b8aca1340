package fr.questeur.cli;

import fr.questeur.embedded.DataDirectory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to reach Kafka. */
class KafkaClientOptions {

  private static final String DEFAULT_SERVERS = "127.0.0.1:9092";
  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  private static final String[] OPTIONS = {"--bootstrap-servers", "--command-config"};
  /** Properties that say which Kafka is meant, and how to log in. */
  private static final Pattern OF_SERVER =
      Pattern.compile("((main\\.|restore\\.)?consumer\\.|producer\\.|admin\\.)?(bootstrap\\.servers|security\\.|sasl\\.|ssl\\.).*");

  @Mixin DataOptions data;

  @Option(
      names = {"-b", "--bootstrap-servers"},
      paramLabel = "HOST:PORT,...",
      description = {
        "Kafka brokers to connect to first.",
        "Default: those of --data or --command-config, else " + DEFAULT_SERVERS
      })
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
    Map<String, Object> all = new HashMap<>(settings.kafkaProperties());
    all.putAll(properties);
    Optional<Path> directory = directory(settings);
    if (directory.isPresent()) {
      all.keySet().removeIf(name -> OF_SERVER.matcher(name).matches());
      read(directory.get().resolve(DataDirectory.CLIENT_PROPERTIES)).forEach(all::put);
      return all;
    }
    if (commandConfig != null) {
      read(commandConfig).forEach(all::putIfAbsent);
    }
    if (bootstrapServers != null) {
      all.put(BOOTSTRAP_SERVERS, bootstrapServers);
    }
    all.putIfAbsent(BOOTSTRAP_SERVERS, DEFAULT_SERVERS);
    return all;
  }

  /**
   * The same, for a command that is to end soon: it fails at once where Kafka's clients would try again for a minute.
   *
   * @throws IllegalArgumentException if the broker asks for a password and there is none
   * @throws IllegalStateException if there is no broker on this machine where one is expected
   */
  Map<String, Object> reachable(Settings settings) {
    Map<String, Object> all = all(settings);
    Optional<Path> directory = directory(settings);
    if (directory.isPresent()) {
      if (BrokerProbe.ask(servers(settings)) == BrokerProbe.Answer.NO_SERVER) {
        throw new IllegalStateException(
            "no Kafka at %s; is 'questeur run --data %s' running?".formatted(servers(settings), directory.get()));
      }
    } else if (BrokerProbe.requireNoPassword(all) == BrokerProbe.Answer.NO_SERVER && !isNamed(settings)) {
      throw new IllegalStateException(
          "no Kafka at %s; name the data directory of a 'questeur run' with --data DIR, or brokers with"
              .formatted(DEFAULT_SERVERS) + " --bootstrap-servers");
    }
    return all;
  }

  /** Where Kafka is, for messages. */
  String servers(Settings settings) {
    return (String) all(settings).get(BOOTSTRAP_SERVERS);
  }

  /** Whether anything says which Kafka is meant, but for a data directory. */
  boolean isNamed(Settings settings) {
    return bootstrapServers != null
        || commandConfig != null
        || nameServer(properties.keySet())
        || nameServer(settings.kafkaProperties().keySet());
  }

  private Optional<Path> directory(Settings settings) {
    boolean isOtherOnCommandLine = data.isOnCommandLine(OPTIONS) || nameServer(properties.keySet());
    return data.directory(isOtherOnCommandLine, isNamed(settings), DataDirectory.CLIENT_PROPERTIES);
  }

  private static boolean nameServer(Collection<String> properties) {
    return properties.stream().anyMatch(name -> OF_SERVER.matcher(name).matches());
  }

  private static Map<String, Object> read(Path file) {
    Properties properties = Settings.read(file);
    Map<String, Object> read = new HashMap<>();
    properties.forEach((name, value) -> read.put((String) name, value));
    return read;
  }
}
