package fr.questeur.monitor;

import fr.questeur.monitor.lag.LagReport;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A probe, and what hinders it. One that fails is left alone for a while: the lag is read on. */
final class Watch {

  private static final Logger log = LoggerFactory.getLogger(Watch.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Probe probe;
  private Instant next = Instant.MIN;
  private String trouble;

  Watch(Probe probe) {
    this.probe = probe;
  }

  /** Has it look, unless it failed a moment ago. */
  void look(LagReport now) {
    if (now.at().isBefore(next)) {
      return;
    }
    try {
      probe.look(now);
      trouble = null;
    } catch (SQLException e) {
      fail("Postgres: " + e.getMessage(), e, now.at());
    } catch (KafkaException e) {
      fail("Kafka: " + e.getMessage(), e, now.at());
    } catch (RuntimeException e) {
      fail("a fault of Questeur's own: " + e, e, now.at());
    }
  }

  private void fail(String reason, Exception e, Instant at) {
    if (trouble == null) {
      log.warn("The monitor tries again: {}", reason, e);
    }
    trouble = reason;
    next = at.plus(PAUSE);
  }

  /** Why it failed the last time; null if it did not. */
  String trouble() {
    return trouble;
  }

  void close() {
    try {
      probe.close();
    } catch (RuntimeException e) {
      log.warn("A probe did not close cleanly", e);
    }
  }
}
