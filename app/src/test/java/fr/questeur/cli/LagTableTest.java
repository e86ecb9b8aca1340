package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.QuestionJson;
import fr.questeur.monitor.lag.LagJson;
import fr.questeur.monitor.lag.GroupLag;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.lag.OpenTransaction;
import fr.questeur.monitor.lag.PartitionLag;
import fr.questeur.monitor.lag.Trend;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LagTableTest {

  private static final LagReport REPORT =
      new LagReport(
          Instant.EPOCH,
          List.of(
              new GroupLag(
                  "questeur-enrich", true, Trend.FALLING_BEHIND,
                  List.of(new PartitionLag("questions.raw", 0, 5L, 1239, 1234, Duration.ofSeconds(185)))),
              new GroupLag(
                  "questeur-sink", false, Trend.STOPPED,
                  List.of(new PartitionLag("questions.enriched", 0, null, 0, 0, Duration.ZERO)))),
          List.of(new OpenTransaction("questions.raw", 2, 100, 7)));

  @Test
  void aLineForEachGroup() {
    assertThat(LagTable.lines(REPORT, false))
        .containsExactly(
            "GROUP                     LAG         AGE  TREND",
            "questeur-enrich         1,234   3 min 5 s  falling behind",
            "questeur-sink               0         0 s  stopped",
            "questions.raw-2: 7 records wait for the end of a transaction");
  }

  @Test
  void andForEachPartitionIfAskedFor() {
    assertThat(LagTable.lines(REPORT, true))
        .contains(
            "  questions.raw-0: committed 5 of 1239, lag 1,234, age 3 min 5 s",
            "  questions.enriched-0: committed nothing of 0, lag 0, age 0 s");
  }

  @Test
  void agesAreShort() {
    assertThat(LagTable.age(null)).isEqualTo("-");
    assertThat(LagTable.age(Duration.ofMillis(4210))).isEqualTo("4.2 s");
    assertThat(LagTable.age(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
  }

  @Test
  void programsReadSecondsAndNames() {
    assertThat(new String(QuestionJson.write(LagJson.of(REPORT)), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"at\":\"1970-01-01T00:00:00Z\",\"groups\":[{\"group\":\"questeur-enrich\",\"trend\":\"falling behind\","
                + "\"records\":1234,\"age\":185.0,\"partitions\":[{\"topic\":\"questions.raw\",\"partition\":0,"
                + "\"committed\":5,\"end\":1239,\"records\":1234,\"age\":185.0}]},{\"group\":\"questeur-sink\","
                + "\"trend\":\"stopped\",\"records\":0,\"age\":0.0,\"partitions\":[{\"topic\":\"questions.enriched\","
                + "\"partition\":0,\"committed\":null,\"end\":0,\"records\":0,\"age\":0.0}]}],"
                + "\"openTransactions\":[{\"topic\":\"questions.raw\",\"partition\":2,\"records\":7}]}");
  }
}
