package fr.questeur.monitor;

import fr.questeur.monitor.lag.LagReport;
import java.sql.SQLException;

/** Something more that is looked at after a reading of the lag, on the thread of the monitor. */
public interface Probe extends AutoCloseable {

  /** What a query may take, seconds: the lag is read by the same thread. */
  int QUERY_SECONDS = 5;

  /**
   * Looks, or does nothing if it is not yet time to.
   *
   * @param now the reading that was just made
   * @throws SQLException if Postgres fails; it is tried again after the next reading
   * @throws org.apache.kafka.common.KafkaException if Kafka does; likewise
   */
  void look(LagReport now) throws SQLException;

  @Override
  void close();
}
