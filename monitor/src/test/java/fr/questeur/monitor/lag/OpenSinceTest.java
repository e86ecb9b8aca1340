package fr.questeur.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenSinceTest {

  private static final OpenTransaction OPEN = new OpenTransaction("t", 0, 100, 5);

  private final OpenSince since = new OpenSince();

  @Test
  void aTransactionAgesAsLongAsItIsTheFirst() {
    assertThat(age(0, OPEN)).isZero();
    assertThat(age(7, OPEN)).hasSeconds(7);
    assertThat(age(9, new OpenTransaction("t", 0, 100, 50))).hasSeconds(9);
    assertThat(age(11, new OpenTransaction("t", 0, 130, 20))).as("another one").isZero();
  }

  @Test
  void oneThatEndedIsForgotten() {
    age(0, OPEN);
    since.read(new LagReport(at(5), List.of(), List.of()));

    assertThat(age(9, OPEN)).isZero();
  }

  private Duration age(int second, OpenTransaction open) {
    since.read(new LagReport(at(second), List.of(), List.of(open)));
    return since.age(open, at(second));
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
