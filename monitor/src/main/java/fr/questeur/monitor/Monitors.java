package fr.questeur.monitor;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.monitor.accounts.Accounts;
import fr.questeur.monitor.questions.PortfolioFigures;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** Makes monitors. */
public final class Monitors {

  private static final Duration ACCOUNTS_INTERVAL = Duration.ofSeconds(10);

  private Monitors() {}

  /**
   * One that watches all there is to watch.
   *
   * @param kafka properties of all clients
   * @param enrichGroup the consumer group of enrich
   * @param sinkGroup that of the sink
   * @param database null to leave out what the questions say
   * @param interval between two readings of the lag
   */
  public static Monitor ofAll(
      Map<String, Object> kafka,
      String enrichGroup,
      String sinkGroup,
      DataSource database,
      MeterRegistry meters,
      Duration interval) {
    Map<String, String> groups = Map.of(enrichGroup, Topics.RAW.name(), sinkGroup, Topics.ENRICHED.name());
    Monitor monitor = new Monitor(kafka, groups, Clock.systemUTC(), meters, interval);
    monitor.add(new Accounts(kafka, enrichGroup, sinkGroup, database, meters, ACCOUNTS_INTERVAL));
    if (database != null) {
      monitor.add(new PortfolioFigures(database, meters));
    }
    return monitor;
  }
}
