package fr.questeur.ingest;

import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.stage.CrashJournal;
import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.MeterNames;
import fr.questeur.contract.stage.Pulse;
import fr.questeur.contract.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches folders, with all below them, and publishes each document once to {@code questions.raw}. Changes nothing in
 * the folders: what was done is in the ledger.
 *
 * <p>Files of {@linkplain TemporaryNames temporary names} are ignored until they are renamed; to have a file read at
 * once and never half, write it under such a name and rename it. A file is known again by its path, size and time of
 * change without being read; a file changed in place without any of these changing is not seen.
 */
public final class Ingest implements Stage {

  private static final String NAME = "ingest";

  private static final Logger log = LoggerFactory.getLogger(Ingest.class);
  private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(30);
  // Longer than a transaction under way can take: max.block.ms, delivery.timeout.ms, and closing the clients.
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(60);

  private final Hints hints = new Hints();
  private final Pulse pulse;
  private final ClientMeters clients;
  private final Retrying retrying;
  private final Publisher publisher;
  private final SupersededLetters superseded;
  private final IngestWorker worker;
  private final boolean isWatching;
  private final FolderWatch watch;
  private final Thread workerThread = new Thread(this::run, "questeur-ingest");
  private final Thread watchThread;

  /**
   * Prepares to watch; nothing runs yet.
   *
   * @param kafkaProperties of both producer and consumer, {@code bootstrap.servers} at least
   * @throws IllegalArgumentException if a folder is missing, is none, lies in another or in one of Questeur's
   *     own
   * @throws java.io.UncheckedIOException if the journal of crashes cannot be opened
   */
  public Ingest(
      IngestConfig config, Map<String, Object> kafkaProperties, MeterRegistry registry, IngestListener listener) {
    List<Inbox> inboxes = Inbox.openAll(config.inboxes());
    config.inboxes().forEach(config.exclusions()::requireOutside);
    Clock clock = Clock.systemUTC();
    pulse = new Pulse(config.rescanInterval().plus(Pulse.PATIENCE));
    clients = new ClientMeters(registry);
    LedgerIndex index = new LedgerIndex();
    OwnAccount account = new OwnAccount(config.transactionalId());
    ForeignRecords foreign =
        new ForeignRecords(topic ->
            registry.counter(MeterNames.FOREIGN_RECORDS, MeterNames.STAGE, NAME, MeterNames.TOPIC, topic).increment());
    LedgerReader ledger =
        new LedgerReader(
            () -> clients.watch(KafkaClients.consumer(kafkaProperties)), index, account, foreign, LEDGER_PATIENCE);
    publisher =
        new Publisher(
            () -> clients.watch(KafkaClients.producer(kafkaProperties, config.transactionalId())),
            ledger,
            index,
            account,
            clock);
    superseded =
        new SupersededLetters(
            () -> clients.watch(KafkaClients.letterConsumer(kafkaProperties)),
            index,
            publisher,
            clock,
            this::isStopped);
    retrying = new Retrying(config.transactionalId(), pulse::say, hints::pause, this::isStopped);
    SettledFiles settled = new SettledFiles(config.quietPeriod());
    Fates fates = new Fates(new IngestMeters(registry, clock), listener);
    Intake intake =
        new Intake(
            index,
            settled,
            new ReaderSettings(config.maxDocumentBytes(), config.exclusions(), crashes(config), this::isStopped),
            new Batch(config.batchDocuments(), config.batchBytes()),
            publisher,
            retrying,
            fates,
            clock,
            System::nanoTime);
    isWatching = config.watch();
    watch = new FolderWatch(inboxes.stream().map(Inbox::root).toList(), config.exclusions(), hints);
    worker =
        new IngestWorker(
            inboxes,
            config.rescanInterval(),
            hints,
            new InboxScanner(config.exclusions(), this::isStopped),
            settled,
            intake,
            fates,
            pulse::say,
            System::nanoTime,
            this::scanned);
    watchThread = new Thread(watch, "questeur-ingest-watch");
    watchThread.setDaemon(true);
  }

  private void scanned(List<Inbox> inboxes) {
    watch.watch(inboxes.stream().map(Inbox::root).toList());
    superseded.closeThoseOf(inboxes);
  }

  private static CrashJournal crashes(IngestConfig config) {
    return config.crashJournal() == null ? CrashJournal.inMemory() : CrashJournal.open(config.crashJournal());
  }

  /** Asked wherever work may take long, so whoever asks moves. */
  private boolean isStopped() {
    pulse.beat();
    return hints.isStopped();
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Starts watching.
   *
   * @throws IllegalThreadStateException if it was started before
   */
  @Override
  public void start() {
    workerThread.start();
    if (isWatching) {
      watchThread.start();
    }
  }

  @Override
  public Health health() {
    return pulse.health();
  }

  /**
   * Done when every file that was in the folders at the start has its fate; files that are still being written are
   * waited for. Fails because of an {@link IllegalStateException} if ingest fails, and of a
   * {@link CancellationException} if it is closed before.
   */
  public CompletableFuture<Void> firstPass() {
    return worker.firstPass().copy();
  }

  /** Ends the transaction under way, and leaves what was not yet read to the next start. */
  @Override
  public void close() {
    hints.stop();
    watch.close();
    await(workerThread, CLOSE_PATIENCE);
    if (workerThread.isAlive()) {
      log.warn("Ingest does not end; interrupting it. What was under way is undone");
      workerThread.interrupt();
      await(workerThread, CLOSE_PATIENCE);
    }
    worker.firstPass().completeExceptionally(new CancellationException("closed"));
  }

  private static void await(Thread thread, Duration atMost) {
    try {
      thread.join(atMost.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      if (retrying.untilDone(publisher::connect)) {
        worker.work();
      }
    } catch (IngestFailedException e) {
      fail(e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      fail("a fault of Questeur's own: " + e, e);
    } finally {
      release();
    }
  }

  private void release() {
    try {
      superseded.close();
      publisher.close();
    } catch (RuntimeException e) {
      log.warn("Cannot close the Kafka clients of ingest: {}", e.toString());
    }
    clients.close();
  }

  private void fail(String reason, Throwable cause) {
    log.error("Ingest has failed: {}", reason, cause);
    pulse.say(Health.failed(reason));
    watch.close();
    worker.firstPass().completeExceptionally(new IllegalStateException(reason, cause));
  }
}
