package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

  @Test
  void allowsSoManyWithinTheTimeAndMoreAfterIt() {
    AtomicLong now = new AtomicLong();
    RestartBudget budget = new RestartBudget(2, Duration.ofMinutes(10), now::get);
    assertThat(budget.take()).isTrue();
    now.addAndGet(Duration.ofMinutes(6).toNanos());
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
    now.addAndGet(Duration.ofMinutes(6).toNanos());
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }
}
