package fr.questeur.run;

import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.MeterNames;
import fr.questeur.monitor.Monitor;
import fr.questeur.monitor.api.ReadApi;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.live.Activity;
import fr.questeur.monitor.live.DatabasePositions;
import fr.questeur.monitor.live.Feed;
import fr.questeur.monitor.live.LetterIndex;
import fr.questeur.monitor.live.StoredPositions;
import fr.questeur.monitor.live.StoredPositions.Position;
import fr.questeur.monitor.live.TopicTail;
import fr.questeur.monitor.page.HttpAccess;
import fr.questeur.monitor.page.LivePage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The parts of the live page, put together and kept running. */
public final class LiveView implements AutoCloseable {

  private final Monitor monitor;
  private final Feed feed;
  private final TopicTail tail;
  private final ReadApi api;

  /**
   * Prepares; nothing is connected yet.
   *
   * @param kafka properties of all clients, {@code bootstrap.servers} at least
   * @param database of the sink; null for none: then there are no questions to see. Stays the caller's to close
   * @param sinkGroup the sink's consumer group
   * @param monitor started and closed by the caller
   * @param activity may be told of more than topics say
   */
  public LiveView(
      Map<String, Object> kafka, DataSource database, String sinkGroup, Monitor monitor, Activity activity,
      MeterRegistry meters, Clock clock) {
    this.monitor = monitor;
    LetterIndex letters = new LetterIndex();
    this.feed = new Feed(activity, letters);
    StoredPositions stored =
        database == null ? () -> committed(monitor, sinkGroup) : new DatabasePositions(database, sinkGroup);
    ForeignRecords foreign =
        new ForeignRecords(topic ->
            meters.counter(MeterNames.FOREIGN_RECORDS, MeterNames.STAGE, "page", MeterNames.TOPIC, topic).increment());
    this.tail = new TopicTail(kafka, activity, letters, stored, feed::take, foreign);
    this.api = new ReadApi(database, activity, letters, monitor::latest, new OperatedDeadLetters(kafka, clock), clock);
  }

  /** As the last reading of the lag has them: a moment later than the rows. */
  private static Map<Integer, Position> committed(Monitor monitor, String group) {
    Map<Integer, Position> positions = new HashMap<>();
    monitor.latest().map(LagReport::groups).orElse(List.of()).stream()
        .filter(each -> each.group().equals(group))
        .flatMap(each -> each.partitions().stream())
        .filter(each -> each.topic().equals(Topics.ENRICHED.name()) && each.committed() != null)
        .forEach(each -> positions.put(each.partition(), new Position(each.committed(), System.currentTimeMillis())));
    return positions;
  }

  /**
   * What a server needs to show it.
   *
   * @param access who may reach it
   */
  public LivePage page(HttpAccess access) {
    return new LivePage(api, feed, access);
  }

  /** From now on. */
  public void start() {
    monitor.listen(feed::take);
    feed.start();
    tail.start();
  }

  @Override
  public void close() {
    tail.close();
    feed.close();
  }
}
