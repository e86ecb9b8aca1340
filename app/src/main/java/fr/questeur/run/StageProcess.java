package fr.questeur.run;

import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one stage as the whole of a process, until it is told to end or the stage gives up. */
public final class StageProcess {

  private static final Logger log = LoggerFactory.getLogger(StageProcess.class);
  private static final long LOOK_MILLIS = 500;

  private final Stage stage;
  private final Runnable check;
  private final CountDownLatch told = new CountDownLatch(1);

  /**
   * Prepares to run.
   *
   * @param check done now and then; what it throws ends the process
   */
  public StageProcess(Stage stage, Runnable check) {
    this.stage = stage;
    this.check = check;
  }

  /**
   * Runs the stage; blocks.
   *
   * @throws StageFailedException if the stage gave up, or the check says so
   */
  public void run() {
    Thread hook = new Thread(this::shutDown, "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    try (stage) {
      stage.start();
      await();
    }
  }

  private void shutDown() {
    log.info("{} ends", stage.name());
    told.countDown();
    stage.close();
  }

  private void await() {
    Health last = Health.STARTING;
    try {
      while (!told.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        Health health = stage.health();
        if (health.state() == Health.State.FAILED) {
          throw new StageFailedException(stage.name() + " gave up: " + health.reason());
        }
        if (health.state() != last.state()) {
          log.info("{} is {}{}", stage.name(), health.state(), health.reason() == null ? "" : ": " + health.reason());
        }
        last = health;
        check.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
