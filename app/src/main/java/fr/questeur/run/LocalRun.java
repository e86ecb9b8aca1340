package fr.questeur.run;

import fr.questeur.embedded.PostgresService;
import fr.questeur.monitor.http.HealthServer;
import fr.questeur.monitor.http.Meters;
import fr.questeur.monitor.live.Activity;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All stages in this JVM, over an embedded broker and database: {@code questeur run}. */
public final class LocalRun {

  private static final Logger log = LoggerFactory.getLogger(LocalRun.class);
  private static final int HTTP_PORT = 8080;
  private static final long LOOK_MILLIS = 100;
  /** Every so many looks. */
  private static final int THOROUGH = 10;
  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration HOOK_TIMEOUT = Duration.ofSeconds(90);

  private final RunConfig config;
  private final boolean terminal;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  public LocalRun(RunConfig config, boolean terminal) {
    this.config = config;
    this.terminal = terminal;
  }

  /**
   * Runs until all is done or, watching, until the process is told to end.
   *
   * @return whether every document could be stored
   * @throws StageFailedException if a stage gives up
   * @throws IllegalStateException if broker or database cannot start; says why
   */
  public boolean run() {
    Thread hook = new Thread(this::onShutdown, "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    Instant start = clock.instant();
    try (Console console = Console.of(terminal)) {
      Activity activity = new Activity(clock);
      Fates fates = new Fates(console, activity, clock);
      try (Servers servers = Servers.start(config, console)) {
        work(servers, fates, activity, console);
        console.close();
        summarise(console, fates.counts(), Duration.between(start, clock.instant()));
        tellHowToReach(console, servers);
      }
      return fates.allStored();
    } finally {
      over.countDown();
    }
  }

  /** Ctrl-C: the work is told to end, and the process waits for it. */
  private void onShutdown() {
    told.countDown();
    try {
      if (!over.await(HOOK_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("Not closed after {}; what was under way is done at the next start", HOOK_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Servers servers, Fates fates, Activity activity, Console console) {
    PrometheusMeterRegistry meters = Meters.ofProcess();
    try (Stages stages = new Stages(config, servers, fates, activity, meters)) {
      greet(console, servers);
      work(stages, fates, meters, console);
    }
  }

  private void work(Stages stages, Fates fates, PrometheusMeterRegistry meters, Console console) {
    try (HealthServer http = serve(stages, meters, console)) {
      stages.start();
      if (http != null) {
        stages.startWatching();
      }
      RowsFirst rowsFirst = new RowsFirst(stages.feed()::rest, stages.feed()::resume);
      boolean finished = false;
      for (int look = 0; !finished && !pause(); look++) {
        finished = look(stages, fates, rowsFirst, look % THOROUGH == 0);
      }
      if (!finished) {
        stages.stopIngest();
        rowsFirst.end();
        drain(stages);
      }
    }
  }

  /** Sees to the stages, and says whether all is done. */
  private boolean look(Stages stages, Fates fates, RowsFirst rowsFirst, boolean isThorough) {
    if (isThorough) {
      stages.check();
    }
    boolean isTakenIn = config.once() && stages.isInboxDone();
    boolean seemsDone = isTakenIn && fates.seemDone();
    if (seemsDone) {
      rowsFirst.end();
    } else if (isThorough) {
      rowsFirst.look(fates.rows());
    }
    // What the stages tell is no proof of the end, and saves asking Kafka for it ten times a second.
    return (seemsDone || isTakenIn && isThorough) && stages.isDrained();
  }

  /** Null for not at all. */
  private HealthServer serve(Stages stages, PrometheusMeterRegistry meters, Console console) {
    if (config.httpPort().isPresent() && config.httpPort().getAsInt() == 0) {
      return null;
    }
    int port = Servers.port("the live page", "--http-port", config.httpPort(), HTTP_PORT, console);
    HealthServer server = HealthServer.start(
        config.access().listen(), port, stages.all(), meters, stages.live().page(config.access()));
    console.say("Live page on " + config.access().url(server.port()));
    String warning = config.access().warning();
    if (warning != null) {
      console.say("Warning: " + warning);
      log.warn(warning);
    }
    return server;
  }

  private void drain(Stages stages) {
    Instant limit = clock.instant().plus(DRAIN_TIMEOUT);
    try {
      while (!stages.isDrained() && clock.instant().isBefore(limit)) {
        stages.check();
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (KafkaException | StageFailedException e) {
      log.warn("Closing before all is through; the rest is done at the next start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process was told to end meanwhile. */
  private boolean pause() {
    try {
      return told.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void greet(Console console, Servers servers) {
    console.say(
        "Kafka on %s, Postgres on %s, data in %s"
            .formatted(servers.bootstrapServers(), servers.database().address(), servers.data().root()));
    config.inboxes().forEach(inbox -> console.say((config.once() ? "Reading " : "Watching ") + inbox));
    if (!config.once()) {
      tellHowToReach(console, servers);
      console.say("Ctrl-C ends.");
    }
    console.say("");
  }

  private static void summarise(Console console, Map<Ending, Long> counts, Duration took) {
    long documents =
        counts.values().stream().mapToLong(Long::longValue).sum() - counts.getOrDefault(Ending.UNPACKED, 0L);
    StringBuilder line = new StringBuilder();
    counts.forEach((ending, count) -> line.append(", ").append(count).append(' ').append(ending.label()));
    console.say("");
    console.say(
        String.format(Locale.ROOT, "%d documents in %.1f s%s", documents, took.toMillis() / 1000.0,
            line.isEmpty() ? "" : ": " + line.substring(2)));
  }

  private void tellHowToReach(Console console, Servers servers) {
    console.say("");
    if (config.once()) {
      console.say("Broker and database end with this run. To keep them up, and to ask them:");
      console.say("  questeur run --data " + ShellWord.of(config.data().toString()));
    }
    console.say("  PGSERVICEFILE=%s psql service=%s -c 'SELECT * FROM question_deadline'"
        .formatted(
            ShellWord.of(servers.data().root().resolve(PostgresService.FILE).toString()), PostgresService.SERVICE));
    console.say("  kcat -F %s -C -e -X isolation.level=read_committed -t questions.enriched"
        .formatted(ShellWord.of(servers.data().kcatConfig().toString())));
  }
}
