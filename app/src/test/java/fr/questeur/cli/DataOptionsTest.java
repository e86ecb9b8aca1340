package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.embedded.PostgresService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Which servers a command uses. */
class DataOptionsTest {

  @TempDir Path directory;

  private String data;

  @BeforeEach
  void run() throws IOException {
    data = directory.toString();
    Files.writeString(
        directory.resolve("client.properties"), "bootstrap.servers=local:1\nsecurity.protocol=SASL_PLAINTEXT\n");
    new PostgresService(2, "s3cret").write(directory);
  }

  @Test
  void dataDirectoryGivesKafkaAndPostgres() {
    VerifyCommand verify = parse(settings(), "--data", data);

    assertThat(verify.kafka.all(settings()))
        .containsEntry("bootstrap.servers", "local:1").containsEntry("security.protocol", "SASL_PLAINTEXT");
    assertThat(url(verify, settings())).contains("127.0.0.1:2").contains("s3cret");
  }

  @Test
  void dataDirectoryMayComeFromTheEnvironment() {
    Settings settings = settings("QUESTEUR_DATA", data);
    assertThat(servers(settings)).isEqualTo("local:1");
  }

  @Test
  void serversOnTheCommandLineWinAndNothingOfTheDirectoryIsMixedIn() throws IOException {
    VerifyCommand named = parse(settings(), "--data", data, "-b", "far:1", "--postgres-url", "postgresql://far/q");
    assertThat(named.kafka.all(settings())).containsOnly(Map.entry("bootstrap.servers", "far:1"));
    assertThat(url(named, settings())).contains("far").doesNotContain("s3cret");

    Path file = Files.writeString(directory.resolve("far.properties"), "bootstrap.servers=far:2\nclient.id=x\n");
    assertThat(parse(settings(), "--data", data, "--command-config", file.toString()).kafka.all(settings()))
        .containsOnly(Map.entry("bootstrap.servers", "far:2"), Map.entry("client.id", "x"));

    assertThat(parse(settings(), "--data", data, "-X", "security.protocol=SSL").kafka.all(settings()))
        .containsOnly(Map.entry("bootstrap.servers", "127.0.0.1:9092"), Map.entry("security.protocol", "SSL"));
  }

  @Test
  void dataDirectoryOnTheCommandLineWinsOverServersOfTheEnvironment() {
    Settings settings =
        settings(
            "QUESTEUR_BOOTSTRAP_SERVERS", "far:1", "QUESTEUR_KAFKA_SSL_TRUSTSTORE_LOCATION", "/far.p12",
            "QUESTEUR_POSTGRES_PASSWORD", "far");
    VerifyCommand verify = parse(settings, "--data", data, "-X", "client.id=mine");

    assertThat(verify.kafka.all(settings)).containsOnly(
        Map.entry("bootstrap.servers", "local:1"), Map.entry("security.protocol", "SASL_PLAINTEXT"),
        Map.entry("client.id", "mine"));
    assertThat(url(verify, settings)).contains("s3cret");
  }

  @Test
  void serversOfTheEnvironmentWinOverADataDirectoryFromThere() {
    Settings settings = settings("QUESTEUR_DATA", data, "QUESTEUR_BOOTSTRAP_SERVERS", "far:1");
    assertThat(servers(settings)).isEqualTo("far:1");
    // Rows of one installation say nothing of the topics of another.
    assertThat(url(parse(settings), settings)).contains("127.0.0.1:5432").doesNotContain("s3cret");
  }

  @Test
  void withoutAnyTheUsualAddressesAreUsed() {
    assertThat(servers(settings())).isEqualTo("127.0.0.1:9092");
    assertThat(url(parse(settings()), settings())).contains("127.0.0.1:5432");
  }

  @Test
  void directoryInWhichNothingWasStartedIsAnError() {
    VerifyCommand verify = parse(settings(), "--data", directory.resolve("none").toString());
    assertThatThrownBy(() -> verify.kafka.all(settings()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none/client.properties");
  }

  private static String servers(Settings settings) {
    return parse(settings).kafka.servers(settings);
  }

  private static String url(VerifyCommand verify, Settings settings) {
    return verify.postgres.target(verify.kafka.data, verify.kafka.isNamed(settings)).jdbcUrl();
  }

  private static Settings settings(String... environment) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    return new Settings(variables, new Properties());
  }

  private static VerifyCommand parse(Settings settings, String... options) {
    CommandLine main = Main.commandLine(settings);
    main.parseArgs(Stream.concat(Stream.of("verify"), Stream.of(options)).toArray(String[]::new));
    return main.getSubcommands().get("verify").getCommand();
  }
}
