package fr.questeur.bench.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What was measured so far, in the order in which it first was. */
public final class Results {

  private record Key(String item, String subject, String quantity) {}

  private final Map<Key, List<Double>> values = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  void add(String item, String subject, String quantity, double value) {
    values.computeIfAbsent(new Key(item, subject, quantity), key -> new ArrayList<>()).add(value);
  }

  /** Something a reader of the figures must know, such as what was not measured. Said once. */
  void note(String note) {
    notes.add(note);
  }

  OptionalDouble median(String item, String subject, String quantity) {
    List<Double> of = values.get(new Key(item, subject, quantity));
    return of == null ? OptionalDouble.empty() : OptionalDouble.of(Percentiles.of(of).at(50));
  }

  List<Series> series() {
    List<Series> all = new ArrayList<>();
    values.forEach((key, of) -> all.add(new Series(key.item(), key.subject(), key.quantity(), of)));
    return all;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
