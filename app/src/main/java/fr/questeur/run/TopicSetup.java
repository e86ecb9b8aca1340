package fr.questeur.run;

import fr.questeur.contract.kafka.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics with the settings they need, and refuses existing ones without them. Nothing is auto-created. */
public final class TopicSetup {

  private TopicSetup() {}

  /**
   * Makes sure that the topics exist.
   *
   * @param partitions for topics that leave the number to the installation; existing topics keep theirs
   * @throws IllegalStateException if an existing topic has other settings; says which and how to mend it
   * @throws KafkaException if the cluster does not answer or refuses
   */
  public static void ensure(Map<String, Object> adminProperties, Collection<Topic> topics, int partitions) {
    try (Admin admin = Admin.create(adminProperties)) {
      for (Topic topic : topics) {
        if (!create(admin, topic, partitions)) {
          check(topic, describe(admin, topic));
        }
      }
    }
  }

  private static boolean create(Admin admin, Topic topic, int partitions) {
    int count = topic.partitions() == 0 ? partitions : topic.partitions();
    NewTopic request = new NewTopic(topic.name(), Optional.of(count), Optional.empty()).configs(topic.config());
    try {
      admin.createTopics(List.of(request)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw failed("create the topic " + topic.name(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Config describe(Admin admin, Topic topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    try {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    } catch (ExecutionException e) {
      throw failed("read the settings of the topic " + topic.name(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void check(Topic topic, Config actual) {
    topic.config().forEach((name, wanted) -> {
      ConfigEntry entry = actual.get(name);
      String value = entry == null ? null : entry.value();
      if (!serves(name, value, wanted)) {
        throw new IllegalStateException(
            "the topic %1$s has %2$s=%3$s, but %2$s=%4$s is needed; mend it with: "
                    .formatted(topic.name(), name, value, wanted)
                + "kafka-configs.sh --alter --topic %s --add-config %s=%s".formatted(topic.name(), name, wanted));
      }
    });
  }

  /** Retention is the operator's to choose, and a topic may take larger records than asked. */
  private static boolean serves(String name, String value, String wanted) {
    return switch (name) {
      case TopicConfig.CLEANUP_POLICY_CONFIG -> wanted.equals(value);
      case TopicConfig.MAX_MESSAGE_BYTES_CONFIG -> value != null && Long.parseLong(value) >= Long.parseLong(wanted);
      default -> true;
    };
  }

  private static KafkaException failed(String what, ExecutionException e) {
    return new KafkaException("cannot " + what + ": " + e.getCause().getMessage(), e.getCause());
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted", e);
  }
}
