package fr.questeur.cli;

import fr.questeur.embedded.IoErrors;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the command line does not say: environment variables, then a properties file. The option
 * {@code --bootstrap-servers} is {@code QUESTEUR_BOOTSTRAP_SERVERS} in the environment and {@code bootstrap.servers} in
 * the file. A variable whose name ends in {@code _FILE} names a file that holds the value, as secrets are mounted.
 */
final class Settings implements IDefaultValueProvider {

  static final String ENVIRONMENT_PREFIX = "QUESTEUR_";
  private static final String KAFKA_ENVIRONMENT_PREFIX = ENVIRONMENT_PREFIX + "KAFKA_";
  private static final String KAFKA_PREFIX = "kafka.";
  private static final String FILE_SUFFIX = "_FILE";

  private final Map<String, String> environment;
  private final Properties file;

  Settings(Map<String, String> environment, Properties file) {
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /**
   * Reads the properties file, if one is named.
   *
   * @param path null for none
   * @throws IllegalArgumentException if it cannot be read
   */
  static Settings load(Map<String, String> environment, Path path) {
    return new Settings(environment, path == null ? new Properties() : read(path));
  }

  static Properties read(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the properties file " + path + ": " + IoErrors.say(e), e);
    }
    return properties;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!argument.isOption()) {
      return null;
    }
    String name = ((OptionSpec) argument).longestName().replaceFirst("^-+", "");
    return fromEnvironment(ENVIRONMENT_PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT))
        .orElseGet(() -> file.getProperty(name.replace('-', '.')));
  }

  private Optional<String> fromEnvironment(String name) {
    String value = environment.get(name);
    if (value != null) {
      return Optional.of(value);
    }
    return Optional.ofNullable(environment.get(name + FILE_SUFFIX)).map(Path::of).map(Settings::secret);
  }

  private static String secret(Path path) {
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the secret in " + path + ": " + IoErrors.say(e), e);
    }
  }

  /**
   * Kafka's own properties: those that begin with {@code kafka.} in the file, and over them those that begin with
   * {@code QUESTEUR_KAFKA_} in the environment ({@code QUESTEUR_KAFKA_SECURITY_PROTOCOL} is
   * {@code security.protocol}).
   */
  Map<String, String> kafkaProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    file.stringPropertyNames().stream()
        .filter(name -> name.startsWith(KAFKA_PREFIX))
        .forEach(name -> properties.put(name.substring(KAFKA_PREFIX.length()), file.getProperty(name)));
    environment.keySet().stream()
        .filter(name -> name.startsWith(KAFKA_ENVIRONMENT_PREFIX) && !name.equals(KAFKA_PORT))
        .map(name -> name.endsWith(FILE_SUFFIX) ? name.substring(0, name.length() - FILE_SUFFIX.length()) : name)
        .forEach(name -> fromEnvironment(name).ifPresent(value -> properties.put(kafkaName(name), value)));
    return properties;
  }

  /** The one option of ours whose variable looks like a property of Kafka. */
  private static final String KAFKA_PORT = KAFKA_ENVIRONMENT_PREFIX + "PORT";

  private static String kafkaName(String variable) {
    return variable.substring(KAFKA_ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The names in the file, to tell misspelt ones. */
  Iterable<String> fileNames() {
    return file.stringPropertyNames().stream().filter(name -> !name.startsWith(KAFKA_PREFIX)).sorted().toList();
  }
}
