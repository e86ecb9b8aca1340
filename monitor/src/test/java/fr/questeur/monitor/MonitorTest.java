package fr.questeur.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.stage.Health;
import fr.questeur.monitor.lag.LagReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MonitorTest {

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void withoutKafkaItSaysSoAndCloses() throws InterruptedException {
    Map<String, Object> nowhere =
        Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", "500", "request.timeout.ms", "400");
    try (Monitor monitor =
        new Monitor(nowhere, Map.of(), Clock.systemUTC(), new SimpleMeterRegistry(), Duration.ofMillis(10))) {
      assertThat(monitor.health().state()).isEqualTo(Health.State.STARTING);
      monitor.start();
      while (monitor.health().state() == Health.State.STARTING) {
        Thread.sleep(10);
      }
      assertThat(monitor.health().state()).isEqualTo(Health.State.RETRYING);
      assertThat(monitor.health().reason()).startsWith("Kafka: ");
      assertThat(monitor.latest()).isEmpty();
    }
  }

  @Test
  void aProbeThatFailsIsLeftAloneForAWhileAndItsTroubleStays() {
    Failing failing = new Failing();
    Watch watch = new Watch(failing);

    watch.look(at(0));
    watch.look(at(5));
    assertThat(failing.looks).isOne();
    assertThat(watch.trouble()).isEqualTo("Postgres: gone");

    failing.isBack = true;
    watch.look(at(10));
    assertThat(failing.looks).isEqualTo(2);
    assertThat(watch.trouble()).isNull();
  }

  private static LagReport at(int second) {
    return new LagReport(Instant.EPOCH.plusSeconds(second), List.of(), List.of());
  }

  private static final class Failing implements Probe {

    private int looks;
    private boolean isBack;

    @Override
    public void look(LagReport now) throws SQLException {
      looks++;
      if (!isBack) {
        throw new SQLException("gone");
      }
    }

    @Override
    public void close() {
      // nothing to close
    }
  }
}
