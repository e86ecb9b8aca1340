package fr.questeur.chaos;

import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The broker, or the database, as a process of its own that can be killed: {@code kafka|postgres DIRECTORY PORT}, and
 * properties of the broker as {@code name=value}.
 */
final class ServerProcess {

  private ServerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path directory = Path.of(arguments[1]);
    int port = Integer.parseInt(arguments[2]);
    if (arguments[0].equals("kafka")) {
      Map<String, String> properties = Arrays.stream(arguments).skip(3)
          .map(each -> each.split("=", 2)).collect(Collectors.toMap(each -> each[0], each -> each[1]));
      EmbeddedKafka kafka = EmbeddedKafka.start(directory, port, properties);
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    } else {
      EmbeddedDatabase.stopLeftover(directory);
      EmbeddedDatabase database = EmbeddedDatabase.start(directory, Path.of("target", "postgres"), port);
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
      System.out.println("started");
      awaitEnd(directory.resolve("postmaster.pid"));
      System.out.println("the server has ended");
      System.exit(1);
    }
    System.out.println("started");
    Thread.currentThread().join();
  }

  /** Longer than whoever supervises the server inside this process needs to start it again. */
  private static void awaitEnd(Path pidFile) throws InterruptedException {
    for (int seconds = 0; seconds < 10; seconds = runs(pidFile) ? 0 : seconds + 1) {
      Thread.sleep(1_000);
    }
  }

  private static boolean runs(Path pidFile) {
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
      return ProcessHandle.of(pid).isPresent();
    } catch (IOException | RuntimeException e) {
      return false; // none, or just being written
    }
  }
}
