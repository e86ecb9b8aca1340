package fr.questeur.contract.kafka;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * Says what Kafka refuses a stage, and which right is missing. Trying again would not help: somebody must give the
 * right, or other credentials.
 *
 * @param stage its name
 * @param transactionalIds those of its producers, as an ACL would name them
 * @param rights what the stage needs to do with a topic, such as {@code Read}, by the topic's name
 */
public record Refusal(String stage, String transactionalIds, UnaryOperator<String> rights) {

  /** One line for the operator; empty if the failure is of another kind. */
  public Optional<String> explain(Throwable failure) {
    Throwable wrapper = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthenticationException) {
        return Optional.of(
            "Kafka does not let %s in: %s; check the credentials and certificates in its client properties"
                .formatted(stage, cause.getMessage()));
      }
      if (cause instanceof AuthorizationException) {
        return Optional.of("Kafka refuses %s: %s".formatted(stage, missing(cause, wrapper)));
      }
      wrapper = cause;
    }
    return Optional.empty();
  }

  private String missing(Throwable refusal, Throwable wrapper) {
    String said = refusal.getMessage().replaceFirst("\\.$", "");
    if (refusal instanceof TopicAuthorizationException topics && !topics.unauthorizedTopics().isEmpty()) {
      String needed =
          topics.unauthorizedTopics().stream()
              .sorted()
              .map(topic -> rights.apply(topic) + " on the topic " + topic)
              .collect(joining(", "));
      return said + "; it needs " + needed;
    }
    if (refusal instanceof GroupAuthorizationException group) {
      return said + "; it needs Read on the group " + group.groupId();
    }
    if (refusal instanceof TransactionalIdAuthorizationException) {
      return said + "; it needs Write on the transactional id " + transactionalIds;
    }
    // What was tried is then said around it.
    return wrapper == null ? refusal.getMessage() : wrapper.getMessage() + " " + refusal.getMessage();
  }
}
