package fr.questeur.run;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Members of consumer groups that a killed run has left on its broker. The broker would wait 45 s for each to come back;
 * but it was down itself, so that none can.
 */
final class LeftoverMembers {

  private LeftoverMembers() {}

  static void remove(Admin admin, String group) {
    try {
      if (!admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get().members().isEmpty()) {
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
  }
}
