package fr.questeur.contract.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {

  private long nanos;
  private final Pulse pulse = new Pulse(Duration.ofSeconds(90), () -> nanos);

  @Test
  void oneThatSaidItWasReadyAndMovesNoMoreIsStalled() {
    pulse.say(Health.READY);
    go(90);
    assertThat(pulse.health()).isEqualTo(Health.READY);

    go(1);
    assertThat(pulse.health().state()).isEqualTo(Health.State.RETRYING);
    assertThat(pulse.health().reason()).isEqualTo("stalled: its thread has not moved for 91 s");
  }

  @Test
  void oneThatMovesIsWhatItSaid() {
    pulse.say(Health.READY);
    for (int i = 0; i < 5; i++) {
      go(60);
      pulse.beat();
      assertThat(pulse.health()).isEqualTo(Health.READY);
    }
  }

  @Test
  void aReasonThatWasGivenStands() {
    pulse.say(Health.retrying("no database"));
    go(1000);
    assertThat(pulse.health().reason()).isEqualTo("no database");

    pulse.say(Health.failed("gone"));
    go(1000);
    assertThat(pulse.health()).isEqualTo(Health.failed("gone"));
  }

  private void go(int seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
  }
}
