package fr.questeur.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTimeTest {

  private static final long LATEST = 1_700_000_000_000L;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, LATEST - 1, LATEST + 1})
  void timeBetween1970AndNowIsKept(long timestamp) {
    assertThat(extract(timestamp, LATEST)).isEqualTo(timestamp);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -2, Long.MIN_VALUE})
  void recordWithoutTimeHasThatOfTheLatestBeforeIt(long timestamp) {
    assertThat(extract(timestamp, LATEST)).isEqualTo(LATEST);
  }

  @Test
  void withoutOneBeforeItTheTimeIsNow() {
    assertThat(extract(-1, -1)).isBetween(LATEST, System.currentTimeMillis());
    assertThat(extract(-1, Long.MAX_VALUE)).isBetween(LATEST, System.currentTimeMillis());
  }

  @Test
  void timeThatIsYetToComeIsNow() {
    assertThat(extract(Long.MAX_VALUE, LATEST)).isBetween(LATEST + 1, System.currentTimeMillis());
  }

  private static long extract(long timestamp, long partitionTime) {
    return new RecordTime()
        .extract(
            new ConsumerRecord<>(
                "t", 0, 0, timestamp, TimestampType.CREATE_TIME, 0, 0, null, null, new RecordHeaders(), Optional.empty()),
            partitionTime);
  }
}
