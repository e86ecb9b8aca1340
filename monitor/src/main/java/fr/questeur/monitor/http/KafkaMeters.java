package fr.questeur.monitor.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps what Kafka's clients and Kafka Streams say of themselves within bounds: they have hundreds of meters, some for
 * each broker, each task and each store.
 */
final class KafkaMeters {

  private static final String KAFKA = "kafka.";

  /** By name without {@link #KAFKA}; the rest is left out. */
  private static final Pattern WANTED =
      Pattern.compile(
          "consumer\\.fetch\\.manager\\.(records\\.lag|records\\.consumed\\.total|bytes\\.consumed\\.total|fetch\\.latency\\.avg)"
              + "|consumer\\.coordinator\\.(last\\.heartbeat\\.seconds\\.ago|rebalance\\.total|failed\\.rebalance\\.total)"
              + "|(consumer|producer|admin\\.client)\\.(connection\\.count|request\\.latency\\.avg|failed\\.authentication\\.total)"
              + "|producer\\.(record\\.send\\.total|record\\.error\\.total|record\\.retry\\.total|buffer\\.available\\.bytes"
              + "|txn\\.commit\\.time\\.ns\\.total)"
              + "|stream\\.(alive\\.stream\\.threads|failed\\.stream\\.threads)"
              + "|stream\\.thread\\.(process\\.total|commit\\.total|commit\\.latency\\.max|poll\\.ratio|process\\.ratio|commit\\.ratio"
              + "|task\\.created\\.total|task\\.closed\\.total)"
              + "|stream\\.task\\.(dropped\\.records\\.total|active\\.process\\.ratio)");

  /** Kafka Streams has one in the name of every client: each start would begin new series. */
  private static final Pattern UUID =
      Pattern.compile("-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final List<String> LEFT_OUT = List.of("kafka.version", "kafka-version", "node.id", "node-id");

  private KafkaMeters() {}

  static void limit(MeterRegistry registry) {
    registry.config().meterFilter(new MeterFilter() {

      @Override
      public MeterFilterReply accept(Meter.Id id) {
        return isKafka(id) && !WANTED.matcher(id.getName().substring(KAFKA.length())).matches()
            ? MeterFilterReply.DENY
            : MeterFilterReply.NEUTRAL;
      }

      @Override
      public Meter.Id map(Meter.Id id) {
        return isKafka(id) ? id.replaceTags(tags(id)) : id;
      }
    });
  }

  /** Not the lag of groups, which has the name that dashboards know. */
  private static boolean isKafka(Meter.Id id) {
    return id.getName().startsWith(KAFKA) && !id.getName().startsWith("kafka.consumergroup.");
  }

  private static List<Tag> tags(Meter.Id id) {
    return id.getTags().stream()
        .filter(KafkaMeters::isKept)
        .map(tag -> Tag.of(tag.getKey(), UUID.matcher(tag.getValue()).replaceAll("")))
        .toList();
  }

  private static boolean isKept(Tag tag) {
    return !LEFT_OUT.contains(tag.getKey());
  }
}
