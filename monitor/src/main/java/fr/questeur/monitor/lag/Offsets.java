package fr.questeur.monitor.lag;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

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

  /**
   * Those of the topics that exist.
   *
   * @throws ExecutionException if Kafka fails, or refuses to say of one whether it exists
   */
  public Set<String> existing(Collection<String> topics) throws ExecutionException, InterruptedException {
    Set<String> existing = new HashSet<>();
    for (var answer : admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        answer.getValue().get();
        existing.add(answer.getKey());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof AuthorizationException) {
          throw new ExecutionException(
              new TopicAuthorizationException(
                  e.getCause().getMessage() + " The missing right is Describe on the topic " + answer.getKey()));
        }
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return existing;
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
