package fr.questeur.feed.stream;

import fr.questeur.contract.Change;
import fr.questeur.feed.stats.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;

/**
 * What a change does to the figures, as text: {@code -pending +answered/42/on_time}, by the key of the figures. Both in
 * one if they are of the same portfolio, so that no question is missing from it in between.
 */
final class Moves {

  private Moves() {}

  /** None if the question counts where it did. */
  static List<KeyValue<String, String>> of(Change change) {
    Bin from = Bin.of(change.uid(), change.before());
    Bin to = Bin.of(change.uid(), change.after());
    if (Objects.equals(from, to)) {
      return List.of();
    }
    if (from != null && to != null && from.table().equals(to.table())) {
      return List.of(KeyValue.pair(from.table(), "-" + from.name() + " +" + to.name()));
    }
    List<KeyValue<String, String>> moves = new ArrayList<>(2);
    if (from != null) {
      moves.add(KeyValue.pair(from.table(), "-" + from.name()));
    }
    if (to != null) {
      moves.add(KeyValue.pair(to.table(), "+" + to.name()));
    }
    return moves;
  }
}
