package fr.questeur.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTimeTest {

  private static final long THEN = 1_700_000_000_000L;
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, THEN})
  void timeBetween1970AndNowIsKept(long timestamp) {
    assertThat(extract(timestamp)).isEqualTo(timestamp);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -2, Long.MIN_VALUE, Long.MAX_VALUE})
  void anyOtherTimeIsNow(long timestamp) {
    assertThat(extract(timestamp)).isBetween(THEN, System.currentTimeMillis());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, THEN})
  void consumerGivesEachRecordATimeAndKeepsItsPlace(long timestamp) {
    ConsumerRecords<byte[], byte[]> records =
        new ConsumerRecords<>(
            Map.of(PARTITION, List.of(record(timestamp), record(THEN))), Map.of(PARTITION, new OffsetAndMetadata(9)));

    ConsumerRecords<byte[], byte[]> timed = BoundedClients.timed(records, THEN + 1);

    assertThat(timed).extracting(ConsumerRecord::timestamp).containsExactly(timestamp < 0 ? THEN + 1 : timestamp, THEN);
    assertThat(timed).extracting(ConsumerRecord::offset).containsExactly(7L, 7L);
    assertThat(timed.nextOffsets()).isEqualTo(records.nextOffsets());
  }

  private static long extract(long timestamp) {
    return new RecordTime().extract(record(timestamp), -1);
  }

  private static <K, V> ConsumerRecord<K, V> record(long timestamp) {
    return new ConsumerRecord<>(
        "t", 0, 7, timestamp, TimestampType.CREATE_TIME, 0, 0, null, null, new RecordHeaders(), Optional.empty());
  }
}
