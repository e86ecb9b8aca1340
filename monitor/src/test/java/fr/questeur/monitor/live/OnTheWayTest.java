package fr.questeur.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.monitor.live.OnTheWay.Traveller;
import fr.questeur.monitor.live.StoredPositions.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnTheWayTest {

  private final OnTheWay onTheWay = new OnTheWay();
  private final List<String> arrived = new ArrayList<>();

  @Test
  void aQuestionArrivesWhenThePositionIsBehindIt() {
    add(0, 5, "a");
    add(0, 7, "b");
    add(1, 5, "c");

    arrive(Map.of(0, new Position(6, 0)));
    assertThat(arrived).containsExactly("a");
    arrive(Map.of(0, new Position(7, 0), 1, new Position(6, 0)));
    assertThat(arrived).containsExactly("a", "c");
    assertThat(onTheWay.isEmpty()).isFalse();
    arrive(Map.of(0, new Position(9, 0)));
    assertThat(arrived).containsExactly("a", "c", "b");
    assertThat(onTheWay.isEmpty()).isTrue();
  }

  @Test
  void ofVeryManyTheOldestAreForgotten() {
    for (int i = 0; i < OnTheWay.MOST + 10; i++) {
      add(0, i, "q" + i);
    }
    arrive(Map.of(0, new Position(Long.MAX_VALUE, 0)));
    assertThat(arrived).hasSize(OnTheWay.MOST).startsWith("q10");
  }

  private void add(int partition, long offset, String uid) {
    onTheWay.add(partition, new Traveller(offset, 0, uid, null, null));
  }

  private void arrive(Map<Integer, Position> positions) {
    onTheWay.arrive(positions, (traveller, position) -> arrived.add(traveller.uid()));
  }
}
