package fr.questeur.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.operate.verify.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An installation of processes that are killed, frozen and cut off at random while documents stream in, several at the
 * same time. The faults and their order follow from the seed; when each hits, from the machine.
 */
final class Chaos implements AutoCloseable {

  private static final int FAULTS_A_ROUND = 20;
  private static final int FAULTS_AT_A_TIME = 6;
  /** From so many on it pays to prepare cheaper starts. */
  private static final int MANY = 100;

  private final String wanted;
  private final Random random;
  private final Plant plant;
  private final Writer writer;
  private final Checker checker;
  private final Faults faults;
  private final ExecutorService hands = Executors.newFixedThreadPool(FAULTS_AT_A_TIME);
  private final Supervisor supervisor;
  private final Map<String, Integer> survived = new ConcurrentSkipListMap<>();

  /**
   * An installation that is not started yet.
   *
   * @param wanted a part of the names of the faults that are injected; empty for all
   */
  Chaos(Path directory, long seed, String wanted) throws IOException {
    this.wanted = wanted;
    random = new Random(seed);
    plant = new Plant(directory);
    writer = new Writer(plant.inbox, plant.disk, seed);
    checker = new Checker(plant, writer);
    supervisor = new Supervisor(plant.all());
    faults = new Faults(plant, supervisor, random);
  }

  /** Injects so many faults, and checks everything after every few. */
  void run(int number) throws InterruptedException {
    if (plant.disk == null) {
      System.out.println("no disk is filled up: nothing may be mounted here (root on Linux may)");
    }
    plant.start(number >= MANY);
    writer.start();
    supervisor.start();
    for (int done = 0; done < number; ) {
      int round = Math.min(FAULTS_A_ROUND, number - done);
      inject(done, round);
      done += round;
      check(done);
    }
  }

  private void inject(int before, int number) throws InterruptedException {
    List<Future<?>> under = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      Thread.sleep(100 + random.nextInt(900));
      Fault fault = faults.next(wanted);
      names.add(fault.name());
      int count = before + i;
      under.add(hands.submit(() -> {
        happen(count, fault);
        return null;
      }));
    }
    for (Future<?> each : under) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new AssertionError("a fault could not be made, or mended: " + e.getCause(), e.getCause());
      }
    }
    names.forEach(name -> survived.merge(name, 1, Integer::sum));
  }

  private void happen(int number, Fault fault) throws InterruptedException {
    for (ReentrantLock each : fault.needs()) {
      each.lockInterruptibly();
    }
    try {
      tell("fault %d: %s (%d files so far)", number, fault.name(), writer.files());
      fault.action().happen();
    } finally {
      fault.needs().forEach(ReentrantLock::unlock);
    }
  }

  private void check(int done) {
    long begin = System.nanoTime();
    writer.pause();
    try {
      Report report = checker.check();
      tell("%d faults, all adds up (in %d s): %d files, %s", done, (System.nanoTime() - begin) / 1_000_000_000,
          writer.files(), report.counts());
    } catch (AssertionError | RuntimeException e) {
      plant.failed();
      throw new AssertionError("after %s: %s".formatted(survived, e.getMessage()), e);
    }
    assertThat(plant.all()).allMatch(Victim::isAlive);
    assertThat(supervisor.ended().keySet()).as("whatever ends by itself reports that it failed")
        .allMatch(how -> how.contains("exit code 1"));
    writer.resume();
  }

  static void tell(String format, Object... values) {
    System.out.println(LocalTime.now().withNano(0) + " " + format.formatted(values));
  }

  /** By kind: how many faults there were before a check that found nothing. */
  Map<String, Integer> survived() {
    return survived;
  }

  /** Processes that gave up or broke down without being told to, and were started again. */
  Map<String, Integer> endedByThemselves() {
    return supervisor.ended();
  }

  @Override
  public void close() {
    supervisor.close();
    hands.shutdownNow();
    writer.close();
    plant.close();
  }
}
