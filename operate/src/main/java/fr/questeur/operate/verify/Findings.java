package fr.questeur.operate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What does not add up: all of it counted, and of each kind so many kept. */
final class Findings {

  private final int kept;
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  Findings(int kept) {
    this.kept = kept;
  }

  void add(String kind, String what) {
    if (counts.merge(kind, 1L, Long::sum) <= kept) {
      findings.add(new Finding(kind, what));
    }
  }

  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  List<Finding> kept() {
    return List.copyOf(findings);
  }
}
