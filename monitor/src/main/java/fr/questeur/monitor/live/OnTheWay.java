package fr.questeur.monitor.live;

import fr.questeur.monitor.live.StoredPositions.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Questions that are in Kafka, until their rows are committed. */
final class OnTheWay {

  static final int MOST = 20_000;

  /**
   * A question.
   *
   * @param publishedAt when its document was, in milliseconds since 1970
   * @param document null, with path, if it was not looked into
   */
  record Traveller(long offset, long publishedAt, String uid, String document, String path) {}

  private final Map<Integer, Deque<Traveller>> byPartition = new HashMap<>();
  private int size;

  /** If there are very many, one that came earlier is forgotten. */
  void add(int partition, Traveller traveller) {
    Deque<Traveller> travellers = byPartition.computeIfAbsent(partition, none -> new ArrayDeque<>());
    travellers.addLast(traveller);
    if (++size > MOST) {
      Deque<Traveller> crowd = byPartition.values().stream()
          .max((one, other) -> Integer.compare(one.size(), other.size())).orElse(travellers);
      crowd.removeFirst();
      size--;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Hands over those that have arrived. */
  void arrive(Map<Integer, Position> positions, BiConsumer<Traveller, Position> each) {
    positions.forEach((partition, position) -> {
      Deque<Traveller> travellers = byPartition.getOrDefault(partition, new ArrayDeque<>());
      while (!travellers.isEmpty() && travellers.getFirst().offset() < position.next()) {
        each.accept(travellers.removeFirst(), position);
        size--;
      }
    });
  }
}
