package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.monitor.lag.GroupLag;
import fr.questeur.monitor.lag.LagReader;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.lag.Trend;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lag of a real group behind real transactions. The broker is shared: only our group counts. */
@Tag(Backends.TAG)
class LagIT {

  private static final String GROUP = "group-of-the-lag-test";
  private static final int RECORDS = 10;
  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, 4).mapToObj(each -> new TopicPartition(Topics.ENRICHED.name(), each)).toList();

  private final String bootstrapServers = Backends.get().bootstrapServers();
  private final Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);

  @Test
  void itIsTrueUnderTransactionsAndReachesZero() {
    try (var producer = producer();
        var consumer = consumer();
        LagReader reader = new LagReader(kafka, Map.of(GROUP, Topics.ENRICHED.name()), Clock.systemUTC())) {
      consumer.assign(PARTITIONS);
      consumer.seekToEnd(PARTITIONS);
      PARTITIONS.forEach(consumer::position);
      consumer.commitSync();
      assertThat(ours(reader.read()).records()).isZero();

      producer.beginTransaction();
      send(producer);
      assertThat(ours(reader.read()).records()).as("not committed, so not to be read yet").isZero();
      assertThat(reader.read().openTransactions())
          .filteredOn(open -> open.topic().equals(Topics.ENRICHED.name()) && open.partition() == 0)
          .singleElement()
          .satisfies(open -> assertThat(open.records()).isEqualTo(RECORDS));

      producer.commitTransaction();
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
        GroupLag lag = ours(reader.read());
        assertThat(lag.records()).as("the records, and the marker behind them").isEqualTo(RECORDS + 1);
        assertThat(lag.age()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(lag.age()).isPositive();
        assertThat(lag.trend()).isEqualTo(Trend.STOPPED);
      });
      assertThat(lagCommand("--fail-above", "0")).contains(GROUP);

      while (PARTITIONS.stream().anyMatch(each -> consumer.position(each) < end(consumer, each))) {
        consumer.poll(Duration.ofMillis(200));
      }
      consumer.commitSync();
      assertThat(ours(reader.read()).records()).isZero();
      assertThat(ours(reader.read()).age()).isEqualTo(Duration.ZERO);
    }
  }

  @Test
  void aStageThatNeverRanHasEverythingBeforeIt() {
    try (LagReader reader =
        new LagReader(kafka, Map.of("never-ran", Topics.LEDGER.name()), Clock.systemUTC())) {
      LagReport report = reader.read();

      assertThat(report.groups()).filteredOn(group -> group.group().equals("never-ran")).singleElement()
          .satisfies(group -> {
            assertThat(group.trend()).isEqualTo(Trend.STOPPED);
            assertThat(group.partitions()).singleElement()
                .satisfies(lag -> assertThat(lag.committed()).isNull())
                .satisfies(lag -> assertThat(lag.records()).isEqualTo(lag.end()));
          });
    }
  }

  private String lagCommand(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "lag";
    arguments[1] = "-b";
    arguments[2] = bootstrapServers;
    System.arraycopy(options, 0, arguments, 3, options.length);
    try (QuesteurProcess lag = QuesteurProcess.start(arguments)) {
      assertThat(lag.await(Duration.ofSeconds(60))).as(lag.output()).isEqualTo(3);
      return lag.output();
    }
  }

  private static GroupLag ours(LagReport report) {
    return report.groups().stream().filter(group -> group.group().equals(GROUP)).findFirst().orElseThrow();
  }

  private static long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
    return consumer.endOffsets(List.of(partition)).get(partition);
  }

  private static void send(KafkaProducer<byte[], byte[]> producer) {
    for (int i = 0; i < RECORDS; i++) {
      producer.send(
          new ProducerRecord<>(Topics.ENRICHED.name(), 0, ("lag-" + i).getBytes(UTF_8), "{}".getBytes(UTF_8)));
    }
    producer.flush();
  }

  private KafkaProducer<byte[], byte[]> producer() {
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers, "transactional.id", "lag-of-this-test"),
            new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "group.id", GROUP, "isolation.level", "read_committed",
            "enable.auto.commit", "false"),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
