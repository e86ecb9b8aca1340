package fr.questeur.it;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import fr.questeur.monitor.lag.LagMetrics;
import fr.questeur.monitor.lag.LagReader;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.run.TopicSetup;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a reading of the lag costs with many partitions and groups; run by hand. Arguments: partitions of each of the
 * topics that may have several (default 333: a thousand in all), groups (100), all of them behind everywhere.
 */
public final class MonitorCost {

  private static final int READINGS = 20;

  private MonitorCost() {}

  public static void main(String[] arguments) throws Exception {
    int partitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 333;
    int groups = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    Path directory = Files.createTempDirectory("cost");
    try (EmbeddedKafka broker = EmbeddedKafka.start(directory, Port.any())) {
      Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
      TopicSetup.ensure(kafka, Topics.all(), partitions);
      fill(kafka, partitions);
      commit(kafka, partitions, groups);
      measure(kafka);
    }
    System.exit(0);
  }

  private static void fill(Map<String, Object> kafka, int partitions) {
    try (var producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int partition = 0; partition < partitions; partition++) {
        for (String topic : new String[] {Topics.RAW.name(), Topics.ENRICHED.name(), Topics.DEAD_LETTER.name()}) {
          producer.send(new ProducerRecord<>(topic, partition, new byte[1], new byte[100]));
          producer.send(new ProducerRecord<>(topic, partition, new byte[1], new byte[100]));
        }
      }
    }
  }

  /** Each is one record behind in a thousand partitions. */
  private static void commit(Map<String, Object> kafka, int partitions, int groups) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      for (String topic : new String[] {Topics.RAW.name(), Topics.ENRICHED.name(), Topics.DEAD_LETTER.name()}) {
        offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(1));
      }
    }
    try (Admin admin = Admin.create(kafka)) {
      for (int group = 0; group < groups; group++) {
        admin.alterConsumerGroupOffsets("group-" + group, offsets).all().get();
      }
    }
  }

  private static void measure(Map<String, Object> kafka) {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    LagMetrics metrics = new LagMetrics(meters);
    try (LagReader reader = new LagReader(kafka, Map.of(), Clock.systemUTC())) {
      long[] millis = new long[READINGS];
      long cpu = 0;
      LagReport report = null;
      for (int i = 0; i < READINGS; i++) {
        long before = cpuOfReading();
        long start = System.nanoTime();
        report = reader.read();
        metrics.show(report);
        millis[i] = (System.nanoTime() - start) / 1_000_000;
        cpu += i >= READINGS / 2 ? cpuOfReading() - before : 0;
        System.out.printf("reading %d: %d ms%n", i + 1, millis[i]);
      }
      long[] warm = Arrays.copyOfRange(millis, READINGS / 2, READINGS);
      Arrays.sort(warm);
      long start = System.nanoTime();
      int bytes = meters.scrape().length();
      System.out.printf(
          "%d groups, %d partition lags; warm reading median %d ms, CPU %d ms each; scrape %d ms, %,d bytes%n",
          report.groups().size(),
          report.groups().stream().mapToInt(group -> group.partitions().size()).sum(),
          warm[warm.length / 2], cpu / (READINGS / 2), (System.nanoTime() - start) / 1_000_000, bytes);
    }
  }

  /** Of this thread and of the client's: the broker is in this process, too. */
  private static long cpuOfReading() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = threads.getCurrentThreadCpuTime();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("kafka-admin-client-thread")) {
        nanos += threads.getThreadCpuTime(thread.getThreadId());
      }
    }
    return nanos / 1_000_000;
  }
}
