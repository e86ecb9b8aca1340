package fr.questeur.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/**
 * What is done before Kafka ends the process. It does so itself, with nothing but lines in the log, when it cannot write
 * to its directory; clients lose nothing by it.
 */
final class KafkaHalt {

  /** Kafka needs as much for the next index of a segment; a disk that is full may have a few bytes left. */
  private static final long FULL_BYTES = 1024 * 1024;

  private KafkaHalt() {}

  /**
   * Has something done at that moment, once. Of several brokers in a process the last one has its way.
   *
   * @param before is given the reason in a line for people; the process ends with code 1 when it returns or throws
   */
  static void prepare(Path directory, Consumer<String> before) {
    AtomicBoolean isEnding = new AtomicBoolean();
    Exit.Procedure halt = (status, message) -> {
      if (isEnding.compareAndSet(false, true)) {
        try {
          before.accept("Kafka has ended: " + reason(directory, message));
        } finally {
          Runtime.getRuntime().halt(1);
        }
      }
      awaitEnd();
    };
    Exit.setHaltProcedure(halt);
    Exit.setExitProcedure(halt);
  }

  /** Kafka goes on as if nothing had happened if a procedure returns. */
  private static void awaitEnd() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Why Kafka cannot use its directory.
   *
   * @param otherwise given unless the disk is full; null if nothing is known
   */
  static String reason(Path directory, String otherwise) {
    if (isFull(directory)) {
      return "no space left on the disk of " + directory + "; free some and start again, nothing is lost";
    }
    return otherwise == null ? "it cannot use " + directory + "; its log says why" : otherwise;
  }

  private static boolean isFull(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() < FULL_BYTES;
    } catch (IOException e) {
      return false;
    }
  }
}
