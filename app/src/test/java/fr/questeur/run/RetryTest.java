package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryTest {

  private final AtomicInteger attempts = new AtomicInteger();

  static RuntimeException[] away() {
    return new RuntimeException[] {
      new KafkaException("cannot look", new TimeoutException("no answer")),
      new IllegalStateException("cannot migrate", new SQLException("the system is starting up", "57P03")),
      // HikariCP's words when the wire was cut between two statements of a migration: no code.
      new IllegalStateException("cannot migrate", new SQLException("Connection is closed"))
    };
  }

  @ParameterizedTest
  @MethodSource("away")
  void aServerThatIsAwayIsTriedAgain(RuntimeException away) {
    Retry.untilDone("a server", () -> {
      if (attempts.incrementAndGet() == 1) {
        throw away;
      }
    });
    assertThat(attempts).hasValue(2);
  }

  static RuntimeException[] refusals() {
    return new RuntimeException[] {
      new KafkaException("cannot look", new TopicAuthorizationException("denied")),
      new KafkaException("cannot look", new SslAuthenticationException("handshake failed")),
      new IllegalStateException("cannot migrate", new SQLException("password authentication failed", "28P01")),
      new IllegalStateException("the topic was deleted")
    };
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalEndsTheStart(RuntimeException refusal) {
    assertThatThrownBy(() -> Retry.untilDone("a server", () -> {
      attempts.incrementAndGet();
      throw refusal;
    })).isSameAs(refusal);
    assertThat(attempts).hasValue(1);
  }
}
