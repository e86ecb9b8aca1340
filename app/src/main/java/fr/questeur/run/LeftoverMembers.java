package fr.questeur.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Members of consumer groups that a killed run has left on its broker. The broker would wait 45 s for each to come back;
 * but it was down itself, so that none can.
 */
final class LeftoverMembers {

  private final Admin admin;
  private final Map<String, KafkaFuture<ConsumerGroupDescription>> groups;

  private LeftoverMembers(Admin admin, Map<String, KafkaFuture<ConsumerGroupDescription>> groups) {
    this.admin = admin;
    this.groups = groups;
  }

  /** Asks for them, and does not wait: a new broker has yet to make the topic that it keeps groups in. */
  static LeftoverMembers of(Admin admin, String... groups) {
    return new LeftoverMembers(admin, admin.describeConsumerGroups(List.of(groups)).describedGroups());
  }

  /** To be called before anybody joins the groups. */
  void remove() {
    groups.forEach((group, description) -> {
      try {
        if (!description.get().members().isEmpty()) {
          admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions()).all().get();
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw new KafkaException("cannot clear the group " + group + ": " + e.getCause().getMessage(), e.getCause());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted", e);
      }
    });
  }
}
