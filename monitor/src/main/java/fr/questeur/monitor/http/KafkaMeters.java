package fr.questeur.monitor.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps what Kafka's clients and Kafka Streams say of themselves within bounds: they have hundreds of meters, some for
 * each broker, each task and each store.
 */
final class KafkaMeters {

  /** The rest is left out. */
  private static final Set<String> WANTED =
      Set.of(
          "kafka.consumer.fetch.manager.records.lag",
          "kafka.consumer.fetch.manager.records.consumed.total",
          "kafka.consumer.fetch.manager.bytes.consumed.total",
          "kafka.consumer.fetch.manager.fetch.latency.avg",
          "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total",
          "kafka.consumer.connection.count",
          "kafka.producer.connection.count",
          "kafka.producer.request.latency.avg",
          "kafka.producer.record.send.total",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total",
          "kafka.producer.buffer.available.bytes",
          "kafka.producer.txn.commit.time.ns.total",
          "kafka.stream.alive.stream.threads",
          "kafka.stream.failed.stream.threads",
          "kafka.stream.thread.process.total",
          "kafka.stream.thread.commit.total",
          "kafka.stream.thread.commit.latency.max",
          "kafka.stream.thread.poll.ratio",
          "kafka.stream.thread.process.ratio",
          "kafka.stream.thread.commit.ratio",
          "kafka.stream.task.dropped.records.total");

  /** Kafka Streams has one in the name of every client: each start would begin new series. */
  private static final Pattern UUID =
      Pattern.compile("-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private KafkaMeters() {}

  static void limit(MeterRegistry registry) {
    registry.config().meterFilter(new MeterFilter() {

      @Override
      public MeterFilterReply accept(Meter.Id id) {
        return isKafka(id) && !WANTED.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
      }

      @Override
      public Meter.Id map(Meter.Id id) {
        return isKafka(id) ? id.replaceTags(tags(id)) : id;
      }
    });
  }

  /** Not the lag of groups, which has the name that dashboards know. */
  private static boolean isKafka(Meter.Id id) {
    return id.getName().startsWith("kafka.") && !id.getName().startsWith("kafka.consumergroup.");
  }

  /** Keeps all keys: Micrometer would take a meter with fewer of them for one that is out of date. */
  private static List<Tag> tags(Meter.Id id) {
    return id.getTags().stream()
        .map(tag -> Tag.of(tag.getKey(), UUID.matcher(tag.getValue()).replaceAll("")))
        .toList();
  }
}
