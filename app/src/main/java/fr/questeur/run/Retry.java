package fr.questeur.run;

import fr.questeur.sink.SqlErrors;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits, at the start of a process, for servers that start at the same time. */
public final class Retry {

  private static final Logger log = LoggerFactory.getLogger(Retry.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private Retry() {}

  /**
   * Does it, again and again with longer pauses while the server cannot be reached.
   *
   * @param server named in the log
   * @throws RuntimeException of the attempt, if trying again would not help
   */
  public static void untilDone(String server, Runnable attempt) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        attempt.run();
        return;
      } catch (RuntimeException e) {
        if (!mayPass(e)) {
          throw e;
        }
        log.warn("{} cannot be used yet; next try in {} s: {}", server, pause.toSeconds(), e.getMessage());
        sleep(pause, e);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      }
    }
  }

  /** Whether the same may succeed later without anybody's doing. */
  static boolean mayPass(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return SqlErrors.mayPass(sql);
      }
      if (cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }

  private static void sleep(Duration pause, RuntimeException cause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }
}
