package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final RandomGenerator ZERO = () -> 0L;
  private static final RandomGenerator ALMOST_ONE = () -> -1L;

  private static Backoff backoff(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), random);
  }

  private static List<Long> millis(Backoff backoff) {
    return Stream.generate(backoff::next).limit(5).map(Duration::toMillis).toList();
  }

  @Test
  void itDoublesUpToTheBound() {
    assertThat(millis(backoff(ZERO))).containsExactly(200L, 400L, 800L, 1000L, 1000L);
  }

  @Test
  void atMostHalfOfItIsLeftToChance() {
    assertThat(millis(backoff(ALMOST_ONE))).containsExactly(101L, 201L, 401L, 501L, 501L);
  }

  @Test
  void successBringsItBackToTheFirst() {
    Backoff backoff = backoff(ZERO);
    backoff.next();
    backoff.next();
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(200));
  }
}
