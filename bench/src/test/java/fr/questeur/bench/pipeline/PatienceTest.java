package fr.questeur.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PatienceTest {

  private final AtomicLong now = new AtomicLong();
  private final Patience patience = new Patience(Duration.ofSeconds(10), now::get);

  @Test
  void endsWhenNothingMoves() {
    patience.at(0);
    pass(9);
    assertThatCode(() -> patience.at(0)).doesNotThrowAnyException();
    pass(2);
    assertThatIllegalStateException().isThrownBy(() -> patience.at(0)).withMessageContaining("10 s, at 0");
  }

  @Test
  void lastsAsLongAsSomethingDoes() {
    for (int i = 0; i < 5; i++) {
      pass(9);
      int progress = i;
      assertThatCode(() -> patience.at(progress)).doesNotThrowAnyException();
    }
  }

  private void pass(long seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
