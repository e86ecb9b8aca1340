package fr.questeur.sink;

import org.apache.kafka.clients.consumer.Consumer;

/**
 * Tells whether Kafka is silent. A consumer whose broker is gone polls on and throws nothing; only its heartbeats stop.
 */
final class KafkaContact {

  /** Five heartbeats at the default of one every 3 s; a group counts a member as dead after 45 s. */
  private static final double SILENT_SECONDS = 15;

  private static final String METRIC = "last-heartbeat-seconds-ago";

  private KafkaContact() {}

  static boolean isLost(Consumer<?, ?> consumer) {
    return consumer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(METRIC))
        .anyMatch(metric -> metric.metricValue() instanceof Number seconds && seconds.doubleValue() > SILENT_SECONDS);
  }
}
