package fr.questeur.monitor.lag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where topics begin and end. */
public final class Offsets {

  private final Admin admin;

  /**
   * A reader.
   *
   * @param admin stays the caller's to close
   */
  public Offsets(Admin admin) {
    this.admin = admin;
  }

  /** All partitions of topics that exist. */
  public List<TopicPartition> partitions(Collection<String> topics) throws ExecutionException, InterruptedException {
    return admin.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(topic ->
            IntStream.range(0, topic.partitions().size()).mapToObj(each -> new TopicPartition(topic.name(), each)))
        .toList();
  }

  /** The first or last offsets of partitions, as a reader with that isolation sees them. */
  public Map<TopicPartition, Long> of(List<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all().get().entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }
}
