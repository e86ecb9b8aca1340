package fr.questeur.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class AgesTest {

  private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

  /** Counts what is read of a log whose record at offset n was written in second n; offset 3 is a marker. */
  private static final class Log extends MockConsumer<byte[], byte[]> {
    private final Map<TopicPartition, Long> asked = new HashMap<>();
    private int reads;

    Log() {
      super(AutoOffsetResetStrategy.EARLIEST.name());
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
      super.seek(partition, offset);
      asked.put(partition, offset);
      reads++;
      updateEndOffsets(Map.of(partition, 100L));
      schedulePollTask(() -> {
        long first = asked.get(partition) == 3 ? 4 : asked.get(partition);
        if (first < 50) {
          addRecord(new ConsumerRecord<>(
              partition.topic(), partition.partition(), first, first * 1000, TimestampType.CREATE_TIME, 0, 0, null,
              new byte[0], new RecordHeaders(), Optional.empty()));
        }
      });
    }
  }

  private final Log log = new Log();
  private final Ages ages = new Ages(log, Duration.ofMillis(500));

  @Test
  void itIsThatOfTheFirstRecordFromThereOn() {
    Ages.Place place = new Ages.Place(PARTITION, 3);

    assertThat(ages.of(Set.of(place))).containsEntry(place, Instant.ofEpochSecond(4));
  }

  @Test
  void twoPlacesOfOnePartitionAreBothRead() {
    Ages.Place one = new Ages.Place(PARTITION, 5);
    Ages.Place other = new Ages.Place(PARTITION, 9);

    assertThat(ages.of(Set.of(one, other)))
        .containsOnly(Map.entry(one, Instant.ofEpochSecond(5)), Map.entry(other, Instant.ofEpochSecond(9)));
  }

  @Test
  void whatIsKnownIsNotReadAgain() {
    Ages.Place place = new Ages.Place(PARTITION, 5);
    ages.of(Set.of(place));
    ages.of(Set.of(place));

    assertThat(log.reads).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadInTimeIsLeftOut() {
    assertThat(ages.of(Set.of(new Ages.Place(PARTITION, 60)))).isEmpty();
  }
}
