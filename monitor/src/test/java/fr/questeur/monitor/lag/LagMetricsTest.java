package fr.questeur.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LagMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LagMetrics metrics = new LagMetrics(registry);

  @Test
  void theLastReadingIsShownAndNothingElse() {
    metrics.show(report(new PartitionLag("questions.raw", 3, 1L, 9, 8, Duration.ofMillis(1500)), Trend.STALLED, 5));

    assertThat(value("kafka.consumergroup.group.lag", "partition", "3")).isEqualTo(8);
    assertThat(value("kafka.consumergroup.group.lag.seconds", "group", "g")).isEqualTo(1.5);
    assertThat(value("questeur.consumergroup.trend", "trend", "stalled")).isEqualTo(1);
    assertThat(value("questeur.consumergroup.trend", "trend", "ok")).isZero();
    assertThat(value("questeur.open.transaction.records", "topic", "questions.raw")).isEqualTo(5);

    metrics.show(report(new PartitionLag("questions.raw", 4, 9L, 9, 0, Duration.ZERO), Trend.OK, 0));

    assertThat(registry.find("kafka.consumergroup.group.lag").tag("partition", "3").gauge()).isNull();
    assertThat(value("kafka.consumergroup.group.lag", "partition", "4")).isZero();
    assertThat(value("questeur.consumergroup.trend", "trend", "stalled")).isZero();
    assertThat(registry.find("questeur.open.transaction.records").gauge()).isNull();
  }

  @Test
  void anAgeThatCannotBeReadIsNoNumber() {
    metrics.show(report(new PartitionLag("questions.raw", 0, 1L, 9, 8, null), Trend.OK, 0));

    assertThat(value("kafka.consumergroup.group.lag.seconds", "partition", "0")).isNaN();
  }

  @Test
  void repeatedReadingsLeaveNothingBehind() {
    for (int i = 0; i < 100; i++) {
      metrics.show(report(new PartitionLag("topic-" + i, 0, 1L, 9, 8, null), Trend.OK, i % 2));
    }

    assertThat(registry.getMeters()).extracting(meter -> meter.getId().getName()).hasSizeLessThan(20);
  }

  private double value(String name, String tag, String of) {
    Meter meter = registry.get(name).tag(tag, of).gauge();
    return meter.measure().iterator().next().getValue();
  }

  private static LagReport report(PartitionLag lag, Trend trend, long open) {
    return new LagReport(
        Instant.EPOCH,
        List.of(new GroupLag("g", true, trend, List.of(lag))),
        open == 0 ? List.of() : List.of(new OpenTransaction(lag.topic(), lag.partition(), lag.end(), open)));
  }
}
