package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

  @Test
  void aConnectionThatBreaksInTheMiddleOfTheWorkIsTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();

    Retry.untilDone("Postgres", () -> {
      if (attempts.incrementAndGet() == 1) {
        // HikariCP's words when the wire was cut between two statements of a migration.
        throw new IllegalStateException("no tables", new SQLException("Connection is closed"));
      }
    });

    assertThat(attempts).hasValue(2);
  }

  @Test
  void aWrongPasswordIsNotTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    RuntimeException refused = new IllegalStateException(new SQLException("password", "28P01"));

    assertThatThrownBy(() -> Retry.untilDone("Postgres", () -> {
      attempts.incrementAndGet();
      throw refused;
    })).isSameAs(refused);
    assertThat(attempts).hasValue(1);
  }
}
