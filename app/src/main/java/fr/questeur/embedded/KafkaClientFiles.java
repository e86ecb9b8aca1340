package fr.questeur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Files of a data directory with which clients find its broker and log in. */
public final class KafkaClientFiles {

  private KafkaClientFiles() {}

  /**
   * Writes {@code client.properties} and {@code kcat.conf} for a broker that is up.
   *
   * @throws UncheckedIOException if one cannot be written
   */
  public static void write(DataDirectory data, String bootstrapServers, KafkaCredentials credentials) {
    write(
        data.clientProperties(), "Kafka's own tools: --command-config. Other Java clients: their properties.",
        credentials.clientProperties(bootstrapServers));
    write(
        data.kcatConfig(), "kcat -F, and other clients built on librdkafka.",
        credentials.librdkafkaProperties(bootstrapServers));
  }

  private static void write(Path file, String use, Map<String, String> properties) {
    String lines =
        properties.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      PrivateFiles.write(file, "# The broker of this data directory; written at each start. For " + use + "\n" + lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + IoErrors.say(e), e);
    }
  }
}
