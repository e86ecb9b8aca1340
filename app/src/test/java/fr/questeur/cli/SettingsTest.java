package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SettingsTest {

  @TempDir Path directory;

  @Test
  void optionsWinOverTheEnvironmentAndTheEnvironmentOverTheFile() throws IOException {
    Path file = file("bootstrap.servers=file:1\npostgres.url=jdbc:postgresql://file/q\ngroup.id=from-file\n");
    Map<String, String> environment =
        Map.of("QUESTEUR_BOOTSTRAP_SERVERS", "environment:2", "QUESTEUR_POSTGRES_URL", "jdbc:postgresql://env/q");

    SinkCommand sink = parse(Settings.load(environment, file), "--bootstrap-servers", "option:3");

    assertThat(sink.kafka.bootstrapServers).isEqualTo("option:3");
    assertThat(sink.postgres.url).isEqualTo("jdbc:postgresql://env/q");
    assertThat(sink.groupId).isEqualTo("from-file");
  }

  @Test
  void whatNobodySaysHasItsDefault() {
    SinkCommand sink = parse(Settings.load(Map.of(), null));

    assertThat(sink.kafka.servers(Settings.load(Map.of(), null))).isEqualTo("127.0.0.1:9092");
    assertThat(sink.postgres.target(sink.kafka.data, false).jdbcUrl())
        .isEqualTo("jdbc:postgresql://127.0.0.1:5432/questeur");
    assertThat(sink.groupId).isEqualTo("questeur-sink");
    assertThat(sink.postgres.password).isNull();
  }

  @Test
  void theSearchIsOnUnlessSomebodySaysOtherwise() {
    Settings none = Settings.load(Map.of(), null);
    Settings off = Settings.load(Map.of("QUESTEUR_SEARCH", "false"), null);

    assertThat(parse(none).search.search).isTrue();
    assertThat(parse(none, "--search").search.search).isTrue();
    assertThat(parse(none, "--no-search").search.search).isFalse();
    assertThat(parse(off).search.search).isFalse();
    assertThat(parse(off, "--search").search.search).isTrue();
    assertThat(parse(off, "--no-search").search.search).isFalse();
  }

  @Test
  void threadsOfASinkAreSetOrFollowTheProcessors() {
    assertThat(parse(Settings.load(Map.of(), null)).threads).isBetween(1, 2);
    assertThat(parse(Settings.load(Map.of("QUESTEUR_THREADS", "4"), null)).threads).isEqualTo(4);
  }

  @Test
  void aSecretCanBeMountedAsAFile() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cret\n");

    SinkCommand sink = parse(Settings.load(Map.of("QUESTEUR_POSTGRES_PASSWORD_FILE", secret.toString()), null));

    assertThat(sink.postgres.password).isEqualTo("s3cret");
  }

  @Test
  void kafkasOwnPropertiesPassThroughFromAllThreePlaces() throws IOException {
    Path file = file("kafka.security.protocol=PLAINTEXT\nkafka.client.id=file\nkafka.producer.linger.ms=9\n");
    Settings settings =
        Settings.load(Map.of("QUESTEUR_KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "QUESTEUR_KAFKA_PORT", "1"), file);

    SinkCommand sink = parse(settings, "-X", "client.id=option", "-X", "consumer.fetch.min.bytes=2");

    assertThat(sink.kafka.all(settings))
        .containsOnly(
            Map.entry("bootstrap.servers", "127.0.0.1:9092"),
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("client.id", "option"),
            Map.entry("producer.linger.ms", "9"),
            Map.entry("consumer.fetch.min.bytes", "2"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = directory.resolve("missing.properties");
    assertThatThrownBy(() -> Settings.load(Map.of(), missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(missing.toString());
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("questeur.properties"), content);
  }

  private static SinkCommand parse(Settings settings, String... options) {
    CommandLine main = Main.commandLine(settings);
    main.parseArgs(Stream.concat(Stream.of("sink"), Stream.of(options)).toArray(String[]::new));
    return main.getSubcommands().get("sink").getCommand();
  }
}
