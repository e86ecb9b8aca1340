package fr.questeur.monitor.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfirmedTest {

  private final Confirmed confirmed = new Confirmed();

  @Test
  void aDifferenceIsShownWhenItWasSeenThreeTimes() {
    assertThat(look(5, 5, 5, 6)).containsExactly(0L, 0L, 5L, 5L);
  }

  @Test
  void oneThatPassesIsNotShown() {
    assertThat(look(5, 0, 5, 5, 0, -1, 2, -3)).containsOnly(0L);
  }

  @Test
  void ofSeveralTheSmallestIsCertain() {
    assertThat(look(-4, -3, -9).get(2)).isEqualTo(-3);
  }

  private List<Long> look(long... documents) {
    return Arrays.stream(documents).mapToObj(each -> confirmed.of(Map.of("raw", each)).get("raw")).toList();
  }
}
