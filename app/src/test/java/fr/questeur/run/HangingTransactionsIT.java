package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HangingTransactionsIT {

  @Test
  void aTransactionThatItsCoordinatorKnowsIsLeftToIt(@TempDir Path data) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, Port.any());
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "one"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic("topic", Optional.of(1), Optional.empty()))).all().get();
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("topic", "kept".getBytes(StandardCharsets.UTF_8))).get();

      HangingTransactions.abort(admin);

      producer.commitTransaction();
      assertThat(committed(kafka)).containsExactly("kept");
    }
  }

  /**
   * A broker that has just started has yet to read which transactions there are: it does so once it leads all partitions,
   * which takes a busy one with many of them a while.
   */
  @Test
  void oneThatItsCoordinatorHasYetToReadOfIsLeftToIt(@TempDir Path data) throws Exception {
    int port = Port.any();
    KafkaProducer<byte[], byte[]> producer;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, port);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(
          List.of(
              new NewTopic("topic", Optional.of(1), Optional.empty()),
              new NewTopic("others", Optional.of(300), Optional.empty()))).all().get();
      producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "one"),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("topic", "kept".getBytes(StandardCharsets.UTF_8))).get();
    }

    try (producer;
        Busy machine = new Busy();
        EmbeddedKafka kafka = EmbeddedKafka.start(data, port);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      HangingTransactions.abort(admin);

      producer.commitTransaction();
      assertThat(committed(kafka)).containsExactly("kept");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 50})
  void everyCoordinatorIsAskedAfterSomebodyOfItsOwn(int coordinators) {
    assertThat(IntStream.range(0, coordinators).mapToObj(each -> HangingTransactions.idOf(each, coordinators)))
        .doesNotHaveDuplicates()
        .hasSize(coordinators);
  }

  /** More threads at work than there are processors. */
  private static final class Busy implements AutoCloseable {

    private volatile boolean over;
    private volatile long work;

    Busy() {
      for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
        Thread thread = new Thread(this::work);
        thread.setDaemon(true);
        thread.start();
      }
    }

    private void work() {
      while (!over) {
        work = work * 31 + 1;
      }
    }

    @Override
    public void close() {
      over = true;
    }
  }

  private static List<String> committed(EmbeddedKafka kafka) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition("topic", 0);
      consumer.assign(List.of(partition));
      return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
          .map(record -> new String(record.value(), StandardCharsets.UTF_8))
          .toList();
    }
  }
}
