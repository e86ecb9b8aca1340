package fr.questeur.streams;

import fr.questeur.contract.kafka.ClientProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that Kafka Streams has made, when partitions were added to the topic of ours that an application reads.
 * Kafka Streams would refuse them and advise to reset the application, which empties its state.
 */
public final class InternalTopics {

  private static final int ANSWER_MILLIS = 10_000;
  private static final Logger log = LoggerFactory.getLogger(InternalTopics.class);

  private final Map<String, Object> kafka;

  /** Those of the cluster with these properties of all clients. */
  public InternalTopics(Map<String, Object> kafka) {
    Map<String, Object> admin = new HashMap<>(ClientProperties.forAdmin(kafka));
    admin.keySet().retainAll(AdminClientConfig.configNames());
    admin.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    admin.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    this.kafka = admin;
  }

  /**
   * How many partitions each of these topics has; those that do not exist are missing.
   *
   * @throws KafkaException if Kafka cannot be reached, or refuses
   */
  public Map<String, Integer> partitions(List<String> topics) {
    try (Admin admin = Admin.create(kafka)) {
      return partitions(admin, topics);
    }
  }

  /**
   * Gives each changelog that exists as many partitions as the topic that its store is fed from: a partition of the store
   * holds what came from the same partition of the topic, so those that are added begin empty.
   *
   * @return whether there was anything to do
   * @throws KafkaException if Kafka cannot be reached, or refuses
   */
  boolean grow(List<String> changelogs, String source) {
    try (Admin admin = Admin.create(kafka)) {
      int wanted = partitions(admin, List.of(source)).getOrDefault(source, 0);
      Map<String, NewPartitions> more = new HashMap<>();
      partitions(admin, changelogs).forEach((topic, partitions) -> {
        if (partitions < wanted) {
          more.put(topic, NewPartitions.increaseTo(wanted));
          log.info("{} has {} partitions now, so {} gets as many instead of {}", source, wanted, topic, partitions);
        }
      });
      if (!more.isEmpty()) {
        get(admin.createPartitions(more).all());
      }
      return !more.isEmpty();
    }
  }

  private static Map<String, Integer> partitions(Admin admin, List<String> topics) {
    Map<String, Integer> partitions = new HashMap<>();
    admin.describeTopics(topics).topicNameValues().forEach((topic, description) -> {
      try {
        TopicDescription found = get(description);
        partitions.put(topic, found.partitions().size());
      } catch (UnknownTopicOrPartitionException e) {
        log.debug("{} does not exist yet", topic);
      }
    });
    return partitions;
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
