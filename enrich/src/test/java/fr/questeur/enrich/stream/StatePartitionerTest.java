package fr.questeur.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class StatePartitionerTest {

  @Test
  void usesTheSamePartitionAsKafkaUntilPartitionsAreAdded() {
    StatePartitioner partitioner = new StatePartitioner(4);
    assertThat(partition(partitioner, 4)).isEqualTo(kafkas(4));

    partitioner.restrict(4);

    assertThat(partition(partitioner, 4)).isEqualTo(kafkas(4));
    assertThat(partition(partitioner, 7)).isEqualTo(kafkas(4));
  }

  private static Optional<Set<Integer>> partition(StatePartitioner partitioner, int partitions) {
    return partitioner.partitions("t", Documents.UID, new byte[0], partitions);
  }

  private static Optional<Set<Integer>> kafkas(int partitions) {
    return Optional.of(
        Set.of(BuiltInPartitioner.partitionForKey(Documents.UID.getBytes(StandardCharsets.UTF_8), partitions)));
  }
}
