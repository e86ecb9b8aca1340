package fr.questeur.sink;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks for Kafka's own id of a topic, which changes when the topic is deleted and made again. */
interface TopicIds {

  /**
   * The id as of now.
   *
   * @throws UnrecoverableException if there is no such topic
   * @throws KafkaException if Kafka cannot tell
   */
  Uuid idOf(String topic);

  static TopicIds of(Admin admin) {
    return topic -> {
      try {
        return admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().topicId();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          throw new UnrecoverableException("there is no topic " + topic + ": create the topics first", e);
        }
        throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    };
  }
}
