package fr.questeur.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.monitor.lag.GroupLag;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.lag.PartitionLag;
import fr.questeur.monitor.lag.Trend;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LagHistoryTest {

  private final LagHistory history = new LagHistory();

  @Test
  void readingsStandInTheirOrderAndWhatWasNotThereIsNull() {
    history.take(report("enrich", 1, 5));
    history.take(report("sink", 1, 7));

    assertThat(history.series().get("enrich")).containsExactly(5L, null);
    assertThat(history.series().get("sink")).containsExactly(null, 7L);
    assertThat(history.series().get("sink topic 0")).containsExactly(null, 7L);
  }

  @Test
  void itStaysSmall() {
    for (int i = 0; i < 1_000; i++) {
      history.take(report("enrich", 1_000, 1));
    }
    assertThat(history.series()).hasSize(LagHistory.PARTITIONS + 1);
    assertThat(history.series().get("enrich")).hasSize(LagHistory.READINGS);
  }

  private static LagReport report(String group, int partitions, long records) {
    List<PartitionLag> lags = IntStream.range(0, partitions)
        .mapToObj(partition -> new PartitionLag("topic", partition, 0L, records, records, null)).toList();
    return new LagReport(Instant.EPOCH, List.of(new GroupLag(group, true, Trend.OK, lags)), List.of());
  }
}
