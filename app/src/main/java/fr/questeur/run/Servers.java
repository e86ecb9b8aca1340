package fr.questeur.run;

import fr.questeur.embedded.DataDirectory;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The embedded broker and database of a run, started side by side. */
final class Servers implements AutoCloseable {

  private static final int KAFKA_PORT = 9092;
  private static final int POSTGRES_PORT = 5432;

  private final DataDirectory data;
  private final EmbeddedKafka kafka;
  private final EmbeddedDatabase database;

  private Servers(DataDirectory data, EmbeddedKafka kafka, EmbeddedDatabase database) {
    this.data = data;
    this.kafka = kafka;
    this.database = database;
  }

  static Servers start(RunConfig config, Console console) {
    DataDirectory data = DataDirectory.open(config.data());
    try {
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
        CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(data.postgres(), binaries(data), postgresPort));
    EmbeddedKafka kafka;
    try {
      kafka = EmbeddedKafka.start(data.kafka(), kafkaPort);
    } catch (RuntimeException e) {
      database.thenAccept(EmbeddedDatabase::close).exceptionally(ignored -> null).join();
      throw e;
    }
    try {
      return new Servers(data, kafka, database.join());
    } catch (CompletionException e) {
      kafka.close();
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
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

  EmbeddedDatabase database() {
    return database;
  }

  @Override
  public void close() {
    try {
      database.close();
    } finally {
      try {
        kafka.close();
      } finally {
        data.close();
      }
    }
  }
}
