package fr.questeur.run;

import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topic;
import fr.questeur.contract.kafka.TopicIdentity;
import fr.questeur.contract.kafka.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.SecurityUtils;

/** Creates the topics with the settings they need, and refuses existing ones without them. Nothing is auto-created. */
public final class TopicSetup {

  private TopicSetup() {}

  /**
   * Makes sure that the topics exist, and are those that the installation has always had. Needs Describe and
   * DescribeConfigs on them, Read on {@code questions.installation}; Create, and Write on {@code questions.installation},
   * only if some do not exist or are new to it.
   *
   * @param topics {@code questions.installation} need not be among them
   * @param kafka properties of all clients
   * @param partitions for topics that leave the number to the installation; existing topics keep theirs
   * @return Kafka's ids of the topics, by name
   * @throws IllegalStateException if an existing topic has other settings, or one was deleted or made again; says which
   *     and how to mend it
   * @throws KafkaException if the cluster does not answer or refuses; says which right is missing
   */
  public static Map<String, Uuid> ensure(Map<String, Object> kafka, Collection<Topic> topics, int partitions) {
    Set<Topic> wanted = new LinkedHashSet<>(topics);
    wanted.add(Topics.INSTALLATION);
    List<String> names = wanted.stream().map(Topic::name).toList();
    try (Admin admin = Admin.create(ClientProperties.forAdmin(kafka))) {
      Map<String, Uuid> before = ids(admin, names);
      Map<String, TopicIdentity> recorded =
          before.containsKey(Topics.INSTALLATION.name()) ? TopicIdentities.read(kafka) : Map.of();
      names.forEach(topic -> refuseAnother(topic, recorded.get(topic), before.get(topic)));
      // Looked for before they are made: those that exist may be used by whoever may not make any.
      checkSettings(admin, wanted.stream().filter(topic -> before.containsKey(topic.name())).toList());
      create(admin, wanted.stream().filter(topic -> !before.containsKey(topic.name())).toList(), partitions);
      Map<String, Uuid> ids = before.keySet().containsAll(names) ? before : created(admin, names);
      record(kafka, recorded, ids);
      return ids;
    }
  }

  private static void refuseAnother(String topic, TopicIdentity recorded, Uuid now) {
    if (recorded != null && now == null) {
      throw new IllegalStateException(
          "the topic %s was deleted. To begin it anew: questeur topics accept %s".formatted(topic, topic));
    }
    if (recorded != null && !recorded.id().equals(now.toString())) {
      throw new IllegalStateException(madeAgain(topic));
    }
  }

  static String madeAgain(String topic) {
    return "the topic %1$s was deleted and made again; what was in it is gone, and positions in the old one mean"
            .formatted(topic)
        + " nothing in the new one. To go on with the new one: questeur topics accept " + topic;
  }

  private static void record(Map<String, Object> kafka, Map<String, TopicIdentity> recorded, Map<String, Uuid> ids) {
    Instant now = Instant.now();
    List<TopicIdentity> added =
        ids.entrySet().stream()
            .filter(id -> !recorded.containsKey(id.getKey()))
            .map(id -> new TopicIdentity(id.getKey(), id.getValue().toString(), now))
            .toList();
    if (!added.isEmpty()) {
      TopicIdentities.write(kafka, added, List.of());
    }
  }

  /** A topic just made may not be known to every broker yet. */
  private static Map<String, Uuid> created(Admin admin, List<String> names) {
    Map<String, Uuid> ids = ids(admin, names);
    for (int tries = 0; tries < 50 && !ids.keySet().containsAll(names); tries++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      ids = ids(admin, names);
    }
    return ids;
  }

  /** Of those that exist. */
  public static Map<String, Uuid> ids(Admin admin, Collection<String> topics) {
    Map<String, Uuid> ids = new HashMap<>();
    admin.describeTopics(topics).topicNameValues().forEach((topic, answer) -> {
      try {
        ids.put(topic, answer.get().topicId());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw failed("look at", topic, AclOperation.DESCRIBE, e);
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    });
    return ids;
  }

  /** All in one request. */
  private static void create(Admin admin, List<Topic> topics, int partitions) {
    Map<String, KafkaFuture<Void>> made =
        admin.createTopics(topics.stream().map(topic -> request(topic, partitions)).toList()).values();
    for (Topic topic : topics) {
      try {
        made.get(topic.name()).get();
      } catch (ExecutionException e) {
        // Else another stage was quicker, with the same settings.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw failed("create", topic.name(), AclOperation.CREATE, e);
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static NewTopic request(Topic topic, int partitions) {
    int count = topic.partitions() == 0 ? partitions : topic.partitions();
    return new NewTopic(topic.name(), Optional.of(count), Optional.empty()).configs(topic.config());
  }

  private static void checkSettings(Admin admin, List<Topic> topics) {
    Map<ConfigResource, KafkaFuture<Config>> settings =
        admin.describeConfigs(topics.stream().map(TopicSetup::resource).toList()).values();
    for (Topic topic : topics) {
      try {
        check(topic, settings.get(resource(topic)).get());
      } catch (ExecutionException e) {
        throw failed("read the settings of", topic.name(), AclOperation.DESCRIBE_CONFIGS, e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
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

  private static KafkaException failed(String what, String topic, AclOperation right, ExecutionException e) {
    String missing =
        e.getCause() instanceof AuthorizationException
            ? " The missing right is %s on the topic.".formatted(SecurityUtils.operationName(right))
            : "";
    return new KafkaException(
        "cannot %s the topic %s: %s%s".formatted(what, topic, e.getCause().getMessage(), missing), e.getCause());
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted", e);
  }
}
