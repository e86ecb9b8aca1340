package fr.questeur.chaos;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Draws faults; which and in what order follows from the seed alone. */
final class Faults {

  /** How long a fault on a stage waits for it to be at work. */
  private static final int READY_MILLIS = 12_000;

  private final Plant plant;
  private final Supervisor supervisor;
  private final Random random;
  private final Map<Proxy, ReentrantLock> wires = new ConcurrentHashMap<>();
  private final ReentrantLock disk = new ReentrantLock();

  Faults(Plant plant, Supervisor supervisor, Random random) {
    this.plant = plant;
    this.supervisor = supervisor;
    this.random = random;
  }

  /** The next one whose name contains this. */
  Fault next(String wanted) {
    Fault fault = next();
    while (!fault.name().contains(wanted)) {
      fault = next();
    }
    return fault;
  }

  /** All that is random about it is drawn here. */
  private Fault next() {
    Victim stage = plant.stages().get(random.nextInt(plant.stages().size()));
    int kind = random.nextInt(plant.disk == null ? 25 : 30);
    // About half of them longer than a session and a transaction.
    int millis = 1_000 + random.nextInt(6_000);
    int pause = random.nextInt(800);
    int pieces = 1 + random.nextInt(30);
    String name = stage.name();
    Proxy wire = plant.toKafka(stage);
    return switch (kind) {
      case 0, 1, 2, 3, 4 -> onStage("kill " + name, stage, () -> end(stage, stage::kill, pause));
      case 5, 6 -> onStage("end " + name, stage, () -> end(stage, stage::terminate, pause));
      case 7, 8, 9 -> onStage("freeze " + name, stage, () -> freeze(stage, millis));
      case 10, 11 -> onWire("cut " + name + " from kafka", wire, () -> cut(wire, millis));
      case 12, 13, 14 ->
          onWire("cut " + name + " from kafka before an answer", wire, () -> cutAfter(wire, pieces, millis));
      case 15, 16 -> onWire("no sound between " + name + " and kafka", wire, () -> silence(wire, millis));
      case 17 -> new Fault("kill kafka", List.of(plant.kafka.lock()), () -> killKafka(pause));
      case 18 -> new Fault("freeze kafka", List.of(plant.kafka.lock()), () -> freeze(plant.kafka, millis));
      case 19 -> new Fault("kill postgres", List.of(plant.postgres.lock()), () -> killPostgres(pause));
      case 20 -> onWire("cut sink from postgres", plant.sinkToPostgres, () -> cut(plant.sinkToPostgres, millis));
      case 21 -> onWire("cut sink from postgres before an answer", plant.sinkToPostgres,
          () -> cutAfter(plant.sinkToPostgres, pieces, millis));
      case 22 -> onWire(
          "no sound between sink and postgres", plant.sinkToPostgres, () -> silence(plant.sinkToPostgres, millis));
      case 23 -> onStage("a second sink while the first is frozen", plant.sink, this::frozenZombie);
      case 24 -> new Fault("a second sink while the first is cut from kafka",
          List.of(lock(plant.toKafka(plant.sink)), plant.sink.lock()), this::cutZombie);
      case 25 -> new Fault("disk of the inbox full", List.of(disk), () -> fill(millis));
      case 26 -> onDisk(plant.kafka, millis, pause);
      case 27 -> onDisk(plant.postgres, millis, pause);
      case 28 -> onDisk(plant.enrich, millis, pause);
      default -> onDisk(plant.feed, millis, pause);
    };
  }

  private Fault onStage(String name, Victim stage, Fault.Action action) {
    return new Fault(name, List.of(stage.lock()), () -> {
      awaitReady(stage);
      action.happen();
    });
  }

  private Fault onWire(String name, Proxy wire, Fault.Action action) {
    return new Fault(name, List.of(lock(wire)), action);
  }

  /** Every other time it is killed as well, and has to start on a full disk. */
  private Fault onDisk(Victim victim, int millis, int pause) {
    Disk disk = plant.disks.get(victim.name());
    boolean kills = pause % 2 == 0;
    return new Fault("disk of " + victim.name() + " full" + (kills ? ", and killed" : ""), List.of(victim.lock()),
        () -> fill(victim, disk, millis, kills));
  }

  private ReentrantLock lock(Proxy wire) {
    return wires.computeIfAbsent(wire, any -> new ReentrantLock());
  }

  /** A fault shall hit a stage that is at work, unless another fault keeps it from working. */
  private static void awaitReady(Victim stage) throws InterruptedException {
    if (!stage.isAlive()) {
      stage.start();
    }
    long limit = System.nanoTime() + READY_MILLIS * 1_000_000L;
    while (System.nanoTime() < limit && !stage.isReady()) {
      Thread.sleep(100);
    }
  }

  private static void end(Victim stage, Fault.Action how, int pause) throws InterruptedException {
    how.happen();
    Thread.sleep(pause);
    stage.start();
  }

  private static void freeze(Victim victim, int millis) throws InterruptedException {
    victim.freeze();
    Thread.sleep(millis);
    victim.thaw();
  }

  private static void cut(Proxy wire, int millis) throws InterruptedException {
    wire.cut();
    Thread.sleep(millis);
    wire.mend();
  }

  /** What was asked is done, and nobody hears that it was. */
  private static void cutAfter(Proxy wire, int pieces, int millis) throws InterruptedException {
    wire.cutAfter(pieces);
    Thread.sleep(millis);
    wire.mend();
  }

  private static void silence(Proxy wire, int millis) throws InterruptedException {
    wire.silence();
    Thread.sleep(millis);
    wire.mend();
  }

  private void killKafka(int pause) throws InterruptedException {
    plant.kafka.kill();
    Thread.sleep(pause);
    plant.kafka.start();
    plant.awaitServers();
  }

  private void killPostgres(int pause) throws InterruptedException {
    plant.killPostgres();
    Thread.sleep(pause);
    plant.postgres.start();
    plant.awaitServers();
  }

  private void kill(Victim victim) throws InterruptedException {
    if (victim == plant.postgres) {
      plant.killPostgres();
    } else if (victim.isAlive()) {
      victim.kill();
    }
  }

  /** The second takes over the partitions; then the first wakes up in the middle of what it did. */
  private void frozenZombie() throws InterruptedException {
    plant.secondSink.start();
    plant.sink.freeze();
    takeOver();
    plant.sink.thaw();
    Thread.sleep(1_500);
    plant.secondSink.terminate();
  }

  /** The first still reaches Postgres, and believes it owns its partitions. */
  private void cutZombie() throws InterruptedException {
    awaitReady(plant.sink);
    plant.secondSink.start();
    plant.toKafka(plant.sink).cut();
    takeOver();
    plant.toKafka(plant.sink).mend();
    Thread.sleep(1_500);
    plant.secondSink.terminate();
  }

  private void takeOver() throws InterruptedException {
    Thread.sleep(Plant.SESSION_MILLIS);
    awaitReady(plant.secondSink);
    Thread.sleep(1_000);
  }

  private void fill(int millis) throws InterruptedException {
    plant.disk.fill();
    Thread.sleep(millis);
    plant.disk.empty();
  }

  /** What ends because of it is started again at once, and may find the disk still full. */
  private void fill(Victim victim, Disk disk, int millis, boolean kills) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000L;
    disk.fill();
    if (kills) {
      kill(victim);
      victim.start();
    }
    while (System.nanoTime() < end) {
      disk.fill();
      supervisor.restartIfEnded(victim);
      Thread.sleep(200);
    }
    disk.empty();
    if (!plant.stages().contains(victim)) {
      await().atMost(Plant.START).pollInSameThread().ignoreExceptions().until(() -> {
        supervisor.restartIfEnded(victim);
        return plant.serversAnswer();
      });
    }
  }
}
