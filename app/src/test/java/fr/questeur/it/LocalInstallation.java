package fr.questeur.it;

import static org.awaitility.Awaitility.await;

import fr.questeur.embedded.DataDirectory;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import fr.questeur.embedded.PostgresService;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/** A data directory of {@code questeur run}, with ports of its own. */
final class LocalInstallation {

  private final Path data;
  private final int kafkaPort = Port.any();
  private final int postgresPort = Port.any();

  LocalInstallation(Path data) {
    this.data = data;
  }

  QuesteurProcess run(String... arguments) {
    return QuesteurProcess.start(arguments(arguments));
  }

  /** Those of the command that runs it, with more. */
  String[] arguments(String... arguments) {
    String[] all = new String[arguments.length + 7];
    all[0] = "run";
    all[1] = "--data";
    all[2] = data.toString();
    all[3] = "--kafka-port";
    all[4] = Integer.toString(kafkaPort);
    all[5] = "--postgres-port";
    all[6] = Integer.toString(postgresPort);
    System.arraycopy(arguments, 0, all, 7, arguments.length);
    return all;
  }

  /** As other programs see it while it runs, by the files that it writes. Waits for them. */
  Installation running() {
    await().atMost(Duration.ofSeconds(120)).until(() ->
        Files.exists(clientProperties()) && PostgresService.read(data).isPresent());
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(clientProperties())) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> kafka = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> kafka.put(name, properties.getProperty(name)));
    return new Installation(kafka, database());
  }

  Path clientProperties() {
    return data.resolve(DataDirectory.CLIENT_PROPERTIES);
  }

  private PGSimpleDataSource database() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(PostgresService.read(data).orElseThrow().jdbcUrl());
    return database;
  }

  /** Starts broker and database alone on the data of a run that has ended, to look at them. */
  void inspect(Consumer<Installation> look) {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), kafkaPort);
        EmbeddedDatabase postgres =
            EmbeddedDatabase.start(data.resolve("postgres"), Path.of("target", "postgres"), postgresPort)) {
      look.accept(new Installation(kafka.bootstrapServers(), database()));
    }
  }
}
