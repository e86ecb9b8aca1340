package fr.questeur.monitor.questions;

import fr.questeur.contract.Portfolios;
import fr.questeur.monitor.Probe;
import fr.questeur.monitor.lag.LagReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Per portfolio how many questions are pending and overdue, and how long answers took:
 * {@code questeur.portfolio.pending}, {@code .overdue} and {@code .median.delay} (days). Ministries without a place
 * count together as {@code other}, so that the number of series is bounded.
 */
public final class PortfolioFigures implements Probe {

  private static final String QUERY = "SELECT portfolio, pending, overdue, median_delay_days FROM portfolio_delay";
  private static final String OTHER = "other";
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  /** A query over very many questions takes its time; it may take a twentieth of it. */
  private static final int REST = 20;

  private final DataSource database;
  private final MultiGauge pending;
  private final MultiGauge overdue;
  private final MultiGauge medianDelay;
  private Instant next = Instant.MIN;

  public PortfolioFigures(DataSource database, MeterRegistry meters) {
    this.database = database;
    pending = gauge(meters, "questeur.portfolio.pending", null, "Questions without an answer");
    overdue = gauge(meters, "questeur.portfolio.overdue", null, "Of these, past their deadline");
    medianDelay = gauge(meters, "questeur.portfolio.median.delay", "days", "Median delay of the answers");
  }

  private static MultiGauge gauge(MeterRegistry meters, String name, String unit, String description) {
    return MultiGauge.builder(name).baseUnit(unit).description(description).register(meters);
  }

  @Override
  public void look(LagReport now) throws SQLException {
    if (now.at().isBefore(next)) {
      return;
    }
    long start = System.nanoTime();
    show();
    Duration rest = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST);
    next = now.at().plus(rest.compareTo(INTERVAL) > 0 ? rest : INTERVAL);
  }

  private void show() throws SQLException {
    Map<String, Long> pendingBy = new TreeMap<>();
    Map<String, Long> overdueBy = new TreeMap<>();
    List<Row<?>> delays = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(QUERY_SECONDS);
      try (ResultSet rows = statement.executeQuery(QUERY)) {
        while (rows.next()) {
          String portfolio = rows.getString("portfolio");
          boolean isKnown = portfolio != null && Portfolios.isKnown(portfolio);
          String name = isKnown ? portfolio : OTHER;
          pendingBy.merge(name, rows.getLong("pending"), Long::sum);
          overdueBy.merge(name, rows.getLong("overdue"), Long::sum);
          double delay = rows.getDouble("median_delay_days");
          if (isKnown && !rows.wasNull()) {
            delays.add(Row.of(tags(name), delay));
          }
        }
      }
    }
    pending.register(rows(pendingBy), true);
    overdue.register(rows(overdueBy), true);
    medianDelay.register(delays, true);
  }

  private static List<Row<?>> rows(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .<Row<?>>map(count -> Row.of(tags(count.getKey()), count.getValue()))
        .toList();
  }

  private static Tags tags(String portfolio) {
    return Tags.of("portfolio", portfolio);
  }

  @Override
  public void close() {
    // the pool is its maker's to close
  }
}
