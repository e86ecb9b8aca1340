package fr.questeur.run;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import fr.questeur.enrich.stream.Enrich;
import fr.questeur.enrich.stream.EnrichConfig;
import fr.questeur.feed.stream.Feed;
import fr.questeur.feed.stream.FeedConfig;
import fr.questeur.ingest.Ingest;
import fr.questeur.ingest.IngestConfig;
import fr.questeur.monitor.Monitor;
import fr.questeur.monitor.Monitors;
import fr.questeur.monitor.api.ReadApi;
import fr.questeur.monitor.live.Activity;
import fr.questeur.sink.Sink;
import fr.questeur.sink.SinkConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** The stages in this JVM, over the servers of a run. They are what the stage commands run one by one. */
final class Stages implements AutoCloseable {

  private static final Duration MONITOR_INTERVAL = Duration.ofSeconds(2);
  private static final String ENRICH = EnrichConfig.DEFAULT_APPLICATION_ID;
  private static final String FEED = FeedConfig.DEFAULT_APPLICATION_ID;

  private final SinkConfig sinkConfig;
  private final Admin admin;
  private final Backlog backlog;
  private final TopicGuard topics;
  private final HikariDataSource dataSource;
  private final Sink sink;
  private final Enrich enrich;
  private final Feed feed;
  private final Ingest ingest;
  private final Monitor monitor;
  private final HikariDataSource readers;
  private final LiveView live;
  private final DatabaseStage database;

  Stages(RunConfig config, Servers servers, Fates fates, Activity activity, MeterRegistry meters) {
    // Without JMX, which costs each client much of its start; the same figures are on /metrics.
    Map<String, Object> kafka = new HashMap<>(servers.kafkaProperties());
    kafka.put("metric.reporters", "");
    sinkConfig = SinkConfig.defaults().withSearch(config.search());
    admin = Admin.create(kafka);
    backlog = new Backlog(admin);
    LeftoverMembers leftovers = LeftoverMembers.of(admin, ENRICH, FEED, sinkConfig.groupId());
    topics = new TopicGuard(kafka, TopicSetup.ensure(kafka, Topics.all(), config.partitions()));
    HangingTransactions.abort(admin);
    leftovers.remove();
    database = new DatabaseStage(servers.database());
    dataSource = Database.pool(servers.database().jdbcUrl(), null, null);
    sink = new Sink(sinkConfig, kafka, dataSource, meters, fates);
    enrich = new Enrich(new EnrichConfig(ENRICH, threads(), servers.data().streams()), kafka, meters, fates);
    feed = new Feed(new FeedConfig(FEED, threads(), servers.data().streams()), kafka, meters, Clock.systemUTC());
    IngestConfig folders =
        IngestConfig.of(config.inboxes())
            .with(config.exclusions())
            .withCrashJournal(servers.data().root().resolve("ingest.crashes"));
    ingest = new Ingest(config.once() ? folders.withoutWatch() : folders, kafka, meters, fates);
    monitor = Monitors.ofAll(kafka, ENRICH, sinkConfig.groupId(), dataSource, meters, MONITOR_INTERVAL);
    // Connections of its own: whoever reads must not hold up the sink.
    readers = Database.pool(servers.database().jdbcUrl(), null, null);
    readers.setMaximumPoolSize(readers.getMaximumPoolSize() + ReadApi.CONNECTIONS);
    live = new LiveView(kafka, readers, sinkConfig.groupId(), monitor, activity, meters, Clock.systemUTC());
  }

  private static int threads() {
    return Math.min(2, Runtime.getRuntime().availableProcessors());
  }

  void start() {
    sink.start();
    enrich.start();
    feed.start();
    ingest.start();
  }

  /** What only somebody who looks needs. */
  void startWatching() {
    monitor.start();
    live.start();
  }

  Feed feed() {
    return feed;
  }

  LiveView live() {
    return live;
  }

  /** In the order in which documents pass them; what watches them comes last, and what they stand on. */
  List<Stage> all() {
    return List.of(ingest, enrich, sink, feed, monitor, database);
  }

  /**
   * Fails if a stage has given up, or a topic was deleted.
   *
   * @throws StageFailedException with the stage's reason
   */
  void check() {
    for (Stage stage : all()) {
      Health health = stage.health();
      if (health.state() == Health.State.FAILED) {
        throw new StageFailedException(stage.name() + " gave up: " + health.reason());
      }
    }
    topics.check();
  }

  /** Whether every file that was there at the start has been taken up, or never will be. */
  boolean isInboxDone() {
    return ingest.firstPass().isDone();
  }

  /**
   * Whether nothing is under way behind ingest. Looks in the order in which documents flow: once a step is through and
   * nothing comes in before it, it stays so.
   */
  boolean isDrained() {
    return Enrich.sources(ENRICH).stream().allMatch(topic -> backlog.of(ENRICH, topic) == 0)
        && backlog.of(sinkConfig.groupId(), Topics.ENRICHED.name()) == 0
        && Feed.sources(FEED).stream().allMatch(topic -> backlog.of(FEED, topic) == 0)
        && sink.isSearchComplete();
  }

  /** Takes in nothing more; what is published goes on its way. */
  void stopIngest() {
    ingest.close();
  }

  @Override
  public void close() {
    live.close();
    monitor.close();
    ingest.close();
    // Side by side: each waits for the last fetch of its consumers, which is answered after half a second.
    List<CompletableFuture<Void>> closing =
        Stream.of(enrich, sink, feed).map(stage -> CompletableFuture.runAsync(stage::close)).toList();
    closing.forEach(CompletableFuture::join);
    topics.close();
    admin.close();
    dataSource.close();
    readers.close();
  }
}
