package fr.questeur.monitor.lag;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How far a consumer group is behind.
 *
 * @param group its id
 * @param hasMembers whether anything runs in it; false, too, for a group that does not exist
 * @param trend see there
 * @param partitions of all topics it reads, in their order
 */
public record GroupLag(String group, boolean hasMembers, Trend trend, List<PartitionLag> partitions) {

  public GroupLag {
    partitions = List.copyOf(partitions);
  }

  /** Of all partitions. */
  public long records() {
    return partitions.stream().mapToLong(PartitionLag::records).sum();
  }

  /** Of the oldest record in any partition; zero without lag, null if there is a lag and no age can be read. */
  public Duration age() {
    return records() == 0
        ? Duration.ZERO
        : partitions.stream()
            .filter(partition -> partition.records() > 0)
            .map(PartitionLag::age)
            .filter(Objects::nonNull)
            .max(Duration::compareTo)
            .orElse(null);
  }

  /** Of those offsets that were committed. */
  long progress() {
    return partitions.stream().map(PartitionLag::committed).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }

  GroupLag with(Trend verdict, List<PartitionLag> aged) {
    return new GroupLag(group, hasMembers, verdict, aged);
  }
}
