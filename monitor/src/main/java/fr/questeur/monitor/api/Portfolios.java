package fr.questeur.monitor.api;

import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.QuestionType;
import fr.questeur.monitor.api.PortfolioDelays.Delays;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Portfolios and their delays. */
final class Portfolios {

  static final int BIN_DAYS = 15;
  static final int BINS = 25;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String ALL = "";

  private final Reads reads;
  private final Clock clock;

  Portfolios(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  /** Null for any legislature, any type. */
  PortfolioDelays delays(Integer legislature, QuestionType type) {
    LocalDate today = JournalOfficiel.today(clock);
    Where where = new Where()
        .and("q.legislature = ?", legislature)
        .and("q.type = ?", type == null ? null : type.name());
    return reads.read(LIMIT, connection -> {
      Map<String, List<Long>> histograms = histograms(connection, where);
      List<Delays> found = summaries(connection, where, today, histograms);
      Delays all = found.stream().filter(each -> each.name() == null).findFirst().orElse(
          new Delays(null, null, 0, 0, 0, 0, List.of(), null, noAnswers()));
      List<Delays> portfolios = found.stream().filter(each -> each.name() != null)
          .sorted(Comparator.comparing(Portfolios::median, Comparator.nullsLast(Comparator.reverseOrder()))
              .thenComparing(Delays::name))
          .toList();
      return new PortfolioDelays(BIN_DAYS, all, portfolios);
    });
  }

  private static BigDecimal median(Delays delays) {
    return delays.quantiles().isEmpty() ? null : delays.quantiles().get(2);
  }

  private static List<Delays> summaries(
      Connection connection, Where where, LocalDate today, Map<String, List<Long>> histograms) throws SQLException {
    String sql = """
        SELECT q.portfolio_in_charge, min(p.name), grouping(q.portfolio_in_charge) = 1 AS is_all, count(*),
          count(*) FILTER (WHERE q.status = 'answered'),
          count(*) FILTER (WHERE q.status = 'pending'),
          count(*) FILTER (WHERE q.status = 'pending' AND q.deadline_last_on < ?),
          percentile_cont(ARRAY[0.1, 0.25, 0.5, 0.75, 0.9]) WITHIN GROUP (ORDER BY q.delay_days),
          round(count(*) FILTER (WHERE q.timeliness IN ('on_time', 'within_extension'))::numeric
            / nullif(count(q.timeliness), 0), 3)
        FROM question q LEFT JOIN portfolio p ON p.id = q.portfolio_in_charge
        WHERE %s
        GROUP BY GROUPING SETS ((q.portfolio_in_charge), ())
        """.formatted(where.sql());
    List<Object> values = new ArrayList<>(List.of(today));
    values.addAll(where.values());
    return Reads.list(connection, sql, values, row -> summary(row, histograms));
  }

  private static Delays summary(ResultSet row, Map<String, List<Long>> histograms) throws SQLException {
    boolean isAll = row.getBoolean(3);
    String portfolio = row.getString(1);
    String name = portfolio == null ? "(no ministry named)" : row.getString(2);
    return new Delays(
        portfolio,
        isAll ? null : name,
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        quantiles(row.getArray(8)),
        row.getBigDecimal(9),
        histograms.getOrDefault(isAll ? ALL : "p" + portfolio, noAnswers()));
  }

  private static List<BigDecimal> quantiles(Array array) throws SQLException {
    if (array == null) {
      return List.of();
    }
    Double[] all = (Double[]) array.getArray();
    return Arrays.stream(all).anyMatch(each -> each == null)
        ? List.of()
        : Arrays.stream(all).map(each -> BigDecimal.valueOf(Math.round(each * 10), 1)).toList();
  }

  private static Map<String, List<Long>> histograms(Connection connection, Where where) throws SQLException {
    Map<String, List<Long>> histograms = new HashMap<>();
    String sql = "SELECT q.portfolio_in_charge, least(q.delay_days / %d, %d), count(*) FROM question q "
        .formatted(BIN_DAYS, BINS - 1) + "WHERE q.delay_days >= 0 AND %s GROUP BY 1, 2".formatted(where.sql());
    Reads.list(connection, sql, where.values(), row -> {
      for (String key : List.of(ALL, "p" + row.getString(1))) {
        List<Long> bins = histograms.computeIfAbsent(key, none -> noAnswers());
        bins.set(row.getInt(2), bins.get(row.getInt(2)) + row.getLong(3));
      }
      return null;
    });
    return histograms;
  }

  private static List<Long> noAnswers() {
    return new ArrayList<>(Collections.nCopies(BINS, 0L));
  }
}
