package fr.questeur.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private final Places places = new Places(3, 2);

  @Test
  void oneAddressLeavesPlacesToOthers() {
    assertThat(places.enter("a")).isTrue();
    assertThat(places.enter("a")).isTrue();
    assertThat(places.enter("a")).isFalse();
    assertThat(places.isFull("a")).isTrue();
    assertThat(places.isFull()).isFalse();
    assertThat(places.enter("b")).isTrue();
    assertThat(places.isFull()).isTrue();
    assertThat(places.enter("c")).isFalse();
    places.leave("a");
    assertThat(places.enter("c")).isTrue();
  }

  @Test
  void waitsForPlaceUntilPatienceEnds() {
    places.enter("a");
    places.enter("a");
    assertThat(places.enter("a", Duration.ofMillis(1))).isFalse();
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> places.enter("a", Duration.ofSeconds(30)));
    places.leave("a");
    assertThat(waiting.join()).isTrue();
  }
}
