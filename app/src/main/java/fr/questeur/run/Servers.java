package fr.questeur.run;

import fr.questeur.embedded.DataDirectory;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.KafkaClientFiles;
import fr.questeur.embedded.KafkaCredentials;
import fr.questeur.embedded.Port;
import fr.questeur.sink.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The embedded broker and database of a run, started side by side. The broker is up when {@link #start} returns, so that
 * topics can be made meanwhile; the database, with its tables, when it is asked for.
 */
final class Servers implements AutoCloseable {

  private static final int KAFKA_PORT = 9092;
  private static final int POSTGRES_PORT = 5432;

  private final DataDirectory data;
  private final EmbeddedKafka kafka;
  private final KafkaCredentials credentials;
  private final CompletableFuture<EmbeddedDatabase> database;

  private Servers(
      DataDirectory data, EmbeddedKafka kafka, KafkaCredentials credentials,
      CompletableFuture<EmbeddedDatabase> database) {
    this.data = data;
    this.kafka = kafka;
    this.credentials = credentials;
    this.database = database;
  }

  static Servers start(RunConfig config, Console console) {
    DataDirectory data = DataDirectory.open(config.data());
    try {
      TemporaryDirectory.claim(data.root());
      EmbeddedDatabase.stopLeftover(data.postgres());
      int kafkaPort = port("Kafka", "--kafka-port", config.kafkaPort(), KAFKA_PORT, console);
      int postgresPort = port("Postgres", "--postgres-port", config.postgresPort(), POSTGRES_PORT, console);
      return start(data, kafkaPort, postgresPort);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static Servers start(DataDirectory data, int kafkaPort, int postgresPort) {
    CompletableFuture<EmbeddedDatabase> database =
        CompletableFuture.supplyAsync(() -> databaseWithTables(data, postgresPort));
    try {
      KafkaCredentials credentials = KafkaCredentials.of(data);
      return new Servers(data, kafka(data, kafkaPort, credentials), credentials, database);
    } catch (RuntimeException e) {
      close(database);
      throw e;
    }
  }

  private static EmbeddedKafka kafka(DataDirectory data, int port, KafkaCredentials credentials) {
    EmbeddedKafka kafka = EmbeddedKafka.start(data.kafka(), port, credentials);
    try {
      KafkaClientFiles.write(data, kafka.bootstrapServers(), credentials);
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  private static EmbeddedDatabase databaseWithTables(DataDirectory data, int port) {
    EmbeddedDatabase database = EmbeddedDatabase.start(data.postgres(), binaries(data), port);
    try {
      Schema.migrate(database.dataSource());
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** One that could not start needs no closing. */
  private static void close(CompletableFuture<EmbeddedDatabase> database) {
    EmbeddedDatabase started = database.exceptionally(failure -> null).join();
    if (started != null) {
      started.close();
    }
  }

  /** The port asked for, which must be free, or the first free one from the usual on. */
  static int port(String server, String option, OptionalInt asked, int usual, Console console) {
    if (asked.isPresent()) {
      if (!Port.isFree(asked.getAsInt())) {
        throw new IllegalStateException(
            "port %d for %s is taken by another program; give a free one with %s"
                .formatted(asked.getAsInt(), server, option));
      }
      return asked.getAsInt();
    }
    int free = Port.freeFrom(usual);
    if (free != usual) {
      console.say("Port " + usual + " is taken by another program; " + server + " listens on " + free + " instead.");
    }
    return free;
  }

  /** PostgreSQL's programs are unpacked once for all data directories of this user; one without a home has them here. */
  private static Path binaries(DataDirectory data) {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base = cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    try {
      return Files.createDirectories(base.resolve("questeur"));
    } catch (IOException e) {
      return data.root().resolve("postgres-programs");
    }
  }

  DataDirectory data() {
    return data;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** What clients of the broker need to log in, and where it is. */
  Map<String, String> kafkaProperties() {
    return credentials.clientProperties(kafka.bootstrapServers());
  }

  /**
   * The database with its tables; waits for it.
   *
   * @throws IllegalStateException if it cannot start; says why
   */
  EmbeddedDatabase database() {
    try {
      return database.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public void close() {
    try {
      close(database);
    } finally {
      try {
        kafka.close();
      } finally {
        data.close();
      }
    }
  }
}
