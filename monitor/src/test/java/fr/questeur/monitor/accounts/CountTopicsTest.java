package fr.questeur.monitor.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.kafka.ForeignRecords;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CountTopicsTest {

  private static final TopicPartition P0 = new TopicPartition("t", 0);
  private static final TopicPartition P1 = new TopicPartition("t", 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final CountTopics topics = new CountTopics(consumer, ForeignRecords.uncounted());

  @Test
  void theLastValueOfEachKeyOfEachPartitionIsHeldAndReadOn() {
    consumer.updatePartitions("t", List.of(partition(0), partition(1)));
    consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
    consumer.updateEndOffsets(Map.of(P0, 2L, P1, 1L));
    consumer.schedulePollTask(() -> {
      add(P0, 0, "a", "1");
      add(P0, 1, "a", "2");
      add(P1, 0, "a", "3");
    });

    assertThat(topics.read("t", (key, value) -> value)).extracting(values -> new String(values.get("a"), UTF_8)).containsExactly("2", "3");

    consumer.updateEndOffsets(Map.of(P0, 3L, P1, 1L));
    consumer.schedulePollTask(() -> add(P0, 2, "b", "4"));
    assertThat(topics.read("t", (key, value) -> value)).extracting(Map::size).containsExactly(2, 1);
  }

  @Test
  void valueOfAnotherProducerIsSkippedAndTheOneBeforeItStays() {
    consumer.updatePartitions("t", List.of(partition(0)));
    consumer.updateBeginningOffsets(Map.of(P0, 0L));
    consumer.updateEndOffsets(Map.of(P0, 3L));
    consumer.schedulePollTask(() -> {
      add(P0, 0, "a", "1");
      add(P0, 1, "a", "garbage");
      consumer.addRecord(new ConsumerRecord<>("t", 0, 2, null, null));
    });

    assertThat(topics.read("t", (key, value) -> Integer.valueOf(new String(value, UTF_8)))).containsExactly(Map.of("a", 1));
  }

  @Test
  void aTopicThatDoesNotExistHasNothing() {
    assertThat(topics.read("nowhere", (key, value) -> value)).isEmpty();
  }

  private void add(TopicPartition partition, long offset, String key, String value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            partition.topic(), partition.partition(), offset, key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  private static PartitionInfo partition(int number) {
    return new PartitionInfo("t", number, null, null, null);
  }
}
