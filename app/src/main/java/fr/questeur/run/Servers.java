package fr.questeur.run;

import fr.questeur.embedded.DataDirectory;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.KafkaClientFiles;
import fr.questeur.embedded.KafkaCredentials;
import fr.questeur.embedded.Port;
import fr.questeur.embedded.PortTakenException;
import fr.questeur.sink.Schema;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded broker and database of a run, started side by side. The broker is up when {@link #start} returns, so that
 * topics can be made meanwhile; the database, with its tables, when it is asked for.
 */
final class Servers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Servers.class);
  private static final int KAFKA_PORT = 9092;
  private static final int POSTGRES_PORT = 5432;
  private static final int PORT_ATTEMPTS = 5;
  private static final int MIGRATION_ATTEMPTS = 5;

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
      return start(
          data, kafkaPort, console, () -> databaseWithTables(data, config.postgresPort(), postgresPort, console));
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static Servers start(
      DataDirectory data, int kafkaPort, Console console, Supplier<EmbeddedDatabase> startDatabase) {
    CompletableFuture<EmbeddedDatabase> database = CompletableFuture.supplyAsync(startDatabase);
    EmbeddedKafka.beforeHalt(data.kafka(), reason -> {
      console.close();
      System.err.println("questeur: " + Printable.of(reason));
      close(database);
    });
    try {
      KafkaCredentials credentials = KafkaCredentials.of(data);
      return new Servers(data, kafka(data, kafkaPort, credentials), credentials, database);
    } catch (RuntimeException | Error e) {
      close(database);
      throw e;
    }
  }

  private static EmbeddedKafka kafka(DataDirectory data, int port, KafkaCredentials credentials) {
    EmbeddedKafka kafka = EmbeddedKafka.start(data.kafka(), port, credentials);
    try {
      KafkaClientFiles.write(data, kafka.bootstrapServers(), credentials);
      return kafka;
    } catch (RuntimeException | Error e) {
      kafka.close();
      throw e;
    }
  }

  private static EmbeddedDatabase databaseWithTables(
      DataDirectory data, OptionalInt asked, int port, Console console) {
    EmbeddedDatabase database = database(data, asked, port, console);
    try {
      migrate(database);
      return database;
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  /** A server that dies meanwhile is started again; each migration is one transaction. */
  private static void migrate(EmbeddedDatabase database) {
    for (int attempt = 1; ; attempt++) {
      try {
        Schema.migrate(database.dataSource());
        return;
      } catch (IllegalStateException e) {
        if (attempt == MIGRATION_ATTEMPTS || !Retry.mayPass(e)) {
          throw e;
        }
        log.warn("The tables cannot be made yet; trying again: {}", e.getMessage());
        database.awaitRestart();
      }
    }
  }

  /** A port that was free when it was looked for may be taken now; another will do unless this one was asked for. */
  private static EmbeddedDatabase database(DataDirectory data, OptionalInt asked, int port, Console console) {
    int next = port;
    for (int attempt = 1; ; attempt++) {
      try {
        return EmbeddedDatabase.start(data.postgres(), next, console::say);
      } catch (PortTakenException e) {
        if (attempt == PORT_ATTEMPTS) {
          throw e;
        }
        next = port("Postgres", "--postgres-port", asked, next + 1, console);
      }
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
