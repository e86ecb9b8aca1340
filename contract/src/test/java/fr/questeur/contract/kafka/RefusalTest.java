package fr.questeur.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  private final Refusal refusal = new Refusal("sink", "sink-1", topic -> topic.equals("in") ? "Read" : "Write");

  @Test
  void aRightOnTopicsIsNamedForEach() {
    assertThat(refusal.explain(new KafkaException(new TopicAuthorizationException(Set.of("in", "out")))))
        .hasValueSatisfying(said -> assertThat(said)
            .startsWith("Kafka refuses sink: Not authorized to access topics: [")
            .endsWith("; it needs Read on the topic in, Write on the topic out"));
  }

  @Test
  void aRightOnAGroupOrTransactionalIdIsNamed() {
    assertThat(refusal.explain(GroupAuthorizationException.forGroupId("readers")))
        .contains("Kafka refuses sink: Not authorized to access group: readers; it needs Read on the group readers");
    assertThat(refusal.explain(new TransactionalIdAuthorizationException("Not allowed.")))
        .contains("Kafka refuses sink: Not allowed; it needs Write on the transactional id sink-1");
  }

  @Test
  void whatKafkaDoesNotNameIsSaidAroundIt() {
    assertThat(refusal.explain(
            new KafkaException("Could not create topic x.", new TopicAuthorizationException("Authorization failed."))))
        .contains("Kafka refuses sink: Could not create topic x. Authorization failed.");
    assertThat(refusal.explain(new TopicAuthorizationException("Authorization failed.")))
        .contains("Kafka refuses sink: Authorization failed.");
  }

  @Test
  void credentialsAreNamed() {
    assertThat(refusal.explain(new KafkaException(new SaslAuthenticationException("bad password"))))
        .contains("Kafka does not let sink in: bad password; check the credentials and certificates in its client"
            + " properties");
  }

  @Test
  void otherFailuresAreNone() {
    assertThat(refusal.explain(new TimeoutException("no answer"))).isEmpty();
  }
}
