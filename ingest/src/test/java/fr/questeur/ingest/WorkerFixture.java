package fr.questeur.ingest;

import fr.questeur.contract.stage.CrashJournal;
import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.MeterNames;
import fr.questeur.contract.kafka.ForeignRecords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** A worker on real folders, a fake Kafka, and clocks that stand still until told. */
final class WorkerFixture {

  static final int MAX_BYTES = 1_000;
  static final Duration RESCAN = Duration.ofSeconds(5);

  final RecordingListener heard = new RecordingListener();
  final Hints hints = new Hints();
  final IngestWorker worker;
  final FakeKafka kafka;
  Health health;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant today = Instant.now();
  private long nanos;

  /** Where the folders are, after each scan that could look into all of them. */
  List<Path> watched;

  WorkerFixture(FakeKafka kafka, List<Path> folders) {
    this(kafka, folders, Exclusions.NONE, CrashJournal.inMemory());
  }

  WorkerFixture(FakeKafka kafka, List<Path> folders, Exclusions exclusions, CrashJournal crashes) {
    this.kafka = kafka;
    Clock clock = new StandingClock();
    LedgerIndex index = new LedgerIndex();
    OwnAccount account = new OwnAccount("id");
    LedgerReader ledger = new LedgerReader(kafka::newConsumer, index, account, ForeignRecords.uncounted(), Duration.ofSeconds(30));
    Publisher publisher = new Publisher(kafka::newProducer, ledger, index, account, clock);
    Retrying retrying = new Retrying("id", this::setHealth, pause -> { }, hints::isStopped);
    SettledFiles settled = new SettledFiles(Duration.ofSeconds(3));
    Fates fates = new Fates(new IngestMeters(registry, clock), heard);
    Intake intake =
        new Intake(
            index,
            settled,
            new ReaderSettings(MAX_BYTES, exclusions, crashes, hints::isStopped),
            new Batch(10, 2_000),
            publisher,
            retrying,
            fates,
            clock,
            () -> nanos);
    worker =
        new IngestWorker(
            Inbox.openAll(folders),
            RESCAN,
            hints,
            new InboxScanner(exclusions, hints::isStopped),
            settled,
            intake,
            fates,
            this::setHealth,
            () -> nanos,
            inboxes -> watched = inboxes.stream().map(Inbox::root).toList());
    publisher.connect();
  }

  private void setHealth(Health now) {
    health = now;
  }

  void pass(Duration timeGoneBy) {
    nanos += timeGoneBy.toNanos();
    today = today.plus(timeGoneBy);
    worker.pass();
  }

  /** Now, and with a scan. */
  List<String> scan() {
    pass(RESCAN);
    return heard.takeFates();
  }

  double found() {
    return registry.get("questeur.found").counter().count();
  }

  double waiting() {
    return registry.get("questeur.inbox.files").gauge().value();
  }

  double withFate() {
    return registry.get(MeterNames.DOCUMENTS).counters().stream().mapToDouble(Counter::count).sum();
  }

  private final class StandingClock extends Clock {

    @Override
    public Instant instant() {
      return today;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
