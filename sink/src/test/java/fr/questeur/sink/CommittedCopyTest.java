package fr.questeur.sink;

import static fr.questeur.sink.Records.P0;
import static fr.questeur.sink.Records.P1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommittedCopyTest {

  private final List<Map<TopicPartition, OffsetAndMetadata>> commits = new ArrayList<>();
  private Exception failure;

  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("none") {
        @Override
        public synchronized void commitAsync(
            Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
          commits.add(offsets);
          callback.onComplete(offsets, failure);
        }
      };

  private final CommittedCopy copy = new CommittedCopy(consumer);

  @BeforeEach
  void assign() {
    consumer.assign(List.of(P0));
  }

  @Test
  void aPositionIsCommittedOnce() {
    copy.add(P0, 5);
    copy.add(P0, 7);
    copy.commit();
    copy.commit();
    assertThat(commits).containsExactly(Map.of(P0, new OffsetAndMetadata(7)));
  }

  @Test
  void whatFailedIsCommittedAgain() {
    failure = new RetriableCommitFailedException("rebalancing");
    copy.add(P0, 5);
    copy.commit();
    failure = null;
    copy.commit();
    copy.commit();
    assertThat(commits).containsExactly(
        Map.of(P0, new OffsetAndMetadata(5)), Map.of(P0, new OffsetAndMetadata(5)));
  }

  @Test
  void thePositionsOfAnotherSinkAreNotTouched() {
    copy.add(P1, 5);
    copy.commit();
    assertThat(commits).isEmpty();
  }
}
