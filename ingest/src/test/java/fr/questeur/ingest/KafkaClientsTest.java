package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.kafka.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {

  @Test
  void theOperatorMayOverrideDefaults() {
    Map<String, Object> config = KafkaClients.producerConfig(Map.of("compression.type", "zstd"), "id");

    assertThat(config)
        .containsEntry("compression.type", "zstd")
        .containsEntry("max.request.size", Topics.MAX_RECORD_BYTES);
  }

  @Test
  void whatExactlyOnceRestsOnCannotBeOverridden() {
    Map<String, Object> careless =
        Map.of(
            "acks", "0",
            "enable.idempotence", "false",
            "transactional.id", "other",
            "isolation.level", "read_uncommitted",
            "enable.auto.commit", "true",
            "auto.offset.reset", "latest");

    assertThat(KafkaClients.producerConfig(careless, "id"))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("transactional.id", "id");
    assertThat(KafkaClients.consumerConfig(careless))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("auto.offset.reset", "earliest");
  }

  @Test
  void kafkaAcceptsTheDefaults() {
    Map<String, Object> properties = Map.of("bootstrap.servers", "127.0.0.1:1");

    try (Producer<byte[], byte[]> producer = KafkaClients.producer(properties, "id");
        var consumer = KafkaClients.consumer(properties)) {
      assertThat(producer.metrics()).isNotEmpty();
      assertThat(consumer.assignment()).isEmpty();
    }
  }
}
