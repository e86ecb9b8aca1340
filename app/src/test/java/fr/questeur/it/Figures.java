package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.PortfolioStats;
import fr.questeur.contract.QuestionJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The figures of {@code questions.portfolio-stats} and those of Postgres, both as text that can be compared. */
public final class Figures {

  private final Map<String, PortfolioStats> table = new HashMap<>();

  /** Takes a record of the topic, as a reader does who builds a table of it. */
  public void take(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      table.remove(key);
    } else {
      PortfolioStats stats = QuestionJson.read(record.value(), PortfolioStats.class);
      assertThat(stats.key()).isEqualTo(key);
      table.put(key, stats);
    }
  }

  /** The query for what Postgres says on a day; its rows on a line each, cells separated by bars, are {@link #text}. */
  public static String query(LocalDate day) {
    return """
        SELECT coalesce(portfolio, 'null'), legislature, asked, answered, pending, overdue, withdrawn, lapsed,
          closed_otherwise, median_delay_days::float8, p90_delay_days::float8, share_in_time::float8
        FROM portfolio_legislature_delay_at('%s') ORDER BY portfolio COLLATE "C" NULLS FIRST, legislature
        """.formatted(day);
  }

  /** Those of the topic that are looked for. */
  public String text(Predicate<PortfolioStats> wanted) {
    return table.values().stream()
        .filter(wanted)
        .sorted(Comparator
            .comparing(PortfolioStats::portfolio, Comparator.nullsFirst(String::compareTo))
            .thenComparing(PortfolioStats::legislature))
        .map(stats -> "%s|%d|%d|%d|%d|%d|%d|%d|%d|%s|%s|%s".formatted(
            stats.portfolio(), stats.legislature(), stats.asked(), stats.answered(), stats.pending(), stats.overdue(),
            stats.withdrawn(), stats.lapsed(), stats.closedOtherwise(), number(stats.medianDelayDays()),
            number(stats.p90DelayDays()), number(stats.shareInTime())))
        .collect(Collectors.joining("\n"));
  }

  /** PostgreSQL leaves .0 out. */
  private static String number(Double value) {
    return value == null ? "null" : value.toString().replaceAll("\\.0$", "");
  }
}
