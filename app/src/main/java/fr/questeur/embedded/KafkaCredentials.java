package fr.questeur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/**
 * The only account of the embedded broker.
 *
 * @param password letters, digits, {@code -} and {@code _} only, so that no format of a file needs to quote it
 */
public record KafkaCredentials(String user, String password) {

  /** SCRAM, so that a program that takes the broker's port learns no password. */
  static final String MECHANISM = "SCRAM-SHA-512";
  /** Without TLS: on the loopback interface. */
  static final String PROTOCOL = "SASL_PLAINTEXT";

  private static final String USER = "questeur";
  private static final int PASSWORD_BYTES = 32;
  private static final Pattern PASSWORD = Pattern.compile("password=\"([\\w-]+)\"");

  /**
   * The account of a data directory: that of its {@code client.properties}, or one with a new password if there is no
   * such file of this user.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static KafkaCredentials of(DataDirectory data) {
    try {
      boolean isOurs =
          Files.exists(data.clientProperties()) && FileOwner.of(data.clientProperties()) == FileOwner.user();
      Matcher password = PASSWORD.matcher(isOurs ? Files.readString(data.clientProperties()) : "");
      return new KafkaCredentials(USER, password.find() ? password.group(1) : randomPassword());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + data.clientProperties() + ": " + IoErrors.say(e), e);
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** For the property {@code sasl.jaas.config}. */
  String jaasConfig() {
    return "%s required username=\"%s\" password=\"%s\";".formatted(ScramLoginModule.class.getName(), user, password);
  }

  /** What every client needs, {@code bootstrap.servers} included. */
  public Map<String, String> clientProperties(String bootstrapServers) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("security.protocol", PROTOCOL);
    properties.put("sasl.mechanism", MECHANISM);
    properties.put("sasl.jaas.config", jaasConfig());
    return properties;
  }

  /** The same for kcat and other clients that are built on librdkafka. */
  Map<String, String> librdkafkaProperties(String bootstrapServers) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("security.protocol", PROTOCOL);
    properties.put("sasl.mechanism", MECHANISM);
    properties.put("sasl.username", user);
    properties.put("sasl.password", password);
    return properties;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user;
  }
}
