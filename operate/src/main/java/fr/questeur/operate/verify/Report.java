package fr.questeur.operate.verify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an installation adds up.
 *
 * @param counts what was looked at, by name, in the order of the check
 * @param kinds how many findings of each kind; empty if all adds up
 * @param findings the first of each kind
 */
public record Report(Map<String, Long> counts, Map<String, Long> kinds, List<Finding> findings) {

  public Report {
    kinds = new TreeMap<>(kinds);
    findings = List.copyOf(findings);
  }

  public boolean addsUp() {
    return kinds.isEmpty();
  }
}
