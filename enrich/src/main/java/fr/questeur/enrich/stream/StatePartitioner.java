package fr.questeur.enrich.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Keeps each question in its partition of {@code questions.enriched} when partitions are added: states of one question in
 * two partitions have no order, and whoever keeps what is known of it beside one of them would miss the other. Shared by
 * all tasks.
 */
final class StatePartitioner implements StreamPartitioner<String, byte[]> {

  private final int partitionsNow;
  private final AtomicInteger inUse = new AtomicInteger();

  /**
   * A partitioner that uses all partitions until it is {@link #restrict restricted}.
   *
   * @param partitionsNow of the topic; 0 if unknown
   */
  StatePartitioner(int partitionsNow) {
    this.partitionsNow = partitionsNow;
  }

  int partitionsNow() {
    return partitionsNow;
  }

  /** Uses the first so many alone, or fewer if another task has fewer. */
  void restrict(int partitions) {
    inUse.accumulateAndGet(partitions, (before, now) -> before == 0 ? now : Math.min(before, now));
  }

  /** As Kafka's producers do it. */
  @Override
  public Optional<Set<Integer>> partitions(String topic, String uid, byte[] state, int partitions) {
    int most = inUse.get() == 0 ? partitions : Math.min(inUse.get(), partitions);
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(uid.getBytes(StandardCharsets.UTF_8))) % most));
  }
}
