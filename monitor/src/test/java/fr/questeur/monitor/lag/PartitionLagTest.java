package fr.questeur.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionLagTest {

  private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

  @Test
  void aGroupAtTheEndHasNoLagAndNoAge() {
    PartitionLag lag = PartitionLag.of(PARTITION, 7L, 0, 7);

    assertThat(lag.records()).isZero();
    assertThat(lag.age()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aGroupThatHasCommittedNothingHasAllThatIsThereBeforeIt() {
    assertThat(PartitionLag.of(PARTITION, null, 3, 7).records()).isEqualTo(4);
  }

  @Test
  void whatWasDeletedIsNoLag() {
    assertThat(PartitionLag.of(PARTITION, 1L, 3, 7).records()).isEqualTo(4);
  }

  /** It committed after the end was read, or the topic was made anew. */
  @Test
  void itIsNeverNegative() {
    assertThat(PartitionLag.of(PARTITION, 9L, 0, 7).records()).isZero();
  }

  @Test
  void theAgeOfAGroupIsThatOfItsOldestRecordAndUnknownIfNoneIsKnown() {
    PartitionLag young = PartitionLag.of(PARTITION, 1L, 0, 2).withAge(Duration.ofSeconds(1));
    PartitionLag old = PartitionLag.of(PARTITION, 1L, 0, 2).withAge(Duration.ofSeconds(9));
    PartitionLag unknown = PartitionLag.of(PARTITION, 1L, 0, 2);

    assertThat(new GroupLag("g", true, Trend.OK, List.of(young, old, unknown)).age()).isEqualTo(Duration.ofSeconds(9));
    assertThat(new GroupLag("g", true, Trend.OK, List.of(unknown)).age()).isNull();
    assertThat(new GroupLag("g", true, Trend.OK, List.of()).age()).isEqualTo(Duration.ZERO);
  }
}
