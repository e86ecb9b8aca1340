package fr.questeur.chaos;

import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** The broker, or the database, as a process of its own that can be killed: {@code kafka|postgres DIRECTORY PORT}. */
final class ServerProcess {

  private ServerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path directory = Path.of(arguments[1]);
    int port = Integer.parseInt(arguments[2]);
    if (arguments[0].equals("kafka")) {
      EmbeddedKafka kafka = EmbeddedKafka.start(directory, port);
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    } else {
      EmbeddedDatabase.stopLeftover(directory);
      EmbeddedDatabase database = EmbeddedDatabase.start(directory, Path.of("target", "postgres"), port);
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    }
    System.out.println("started");
    Thread.currentThread().join();
  }
}
