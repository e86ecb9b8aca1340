package fr.questeur.bench.pipeline;

import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Broker and database in this process: the other side of {@link ServersProcess}. */
public final class Servers {

  private Servers() {}

  /** Runs until the process is told to end, or whoever started it has ended. */
  public static void run(Path data, int kafkaPort, int postgresPort) throws IOException {
    CompletableFuture<EmbeddedDatabase> database =
        CompletableFuture.supplyAsync(
            () -> EmbeddedDatabase.start(data.resolve("postgres"), postgresPort, System.err::println));
    EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), kafkaPort);
    EmbeddedDatabase postgres = database.join();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      postgres.close();
      kafka.close();
    }));
    System.out.println(ServersProcess.UP);
    // The pipe from the one who started this: its end is theirs.
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
