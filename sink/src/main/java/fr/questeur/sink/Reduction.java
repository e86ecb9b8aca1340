package fr.questeur.sink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The last change of every question in a batch. Postgres refuses the same key twice in one statement (SQLSTATE 21000),
 * and only the last one would remain anyway. Ordered by uid, so that two sinks lock rows in the same order.
 *
 * @param superseded changes that give way to a later one of the same question
 */
record Reduction(List<Change.Upsert> upserts, List<Change.Delete> deletes, List<Change.Keyed> superseded) {

  static Reduction of(Collection<? extends Change.Keyed> changes) {
    TreeMap<String, Change.Keyed> last = new TreeMap<>();
    List<Change.Keyed> superseded = new ArrayList<>();
    for (Change.Keyed change : changes) {
      Change.Keyed earlier = last.put(change.uid(), change);
      if (earlier != null) {
        superseded.add(earlier);
      }
    }
    List<Change.Upsert> upserts = new ArrayList<>();
    List<Change.Delete> deletes = new ArrayList<>();
    for (Change.Keyed change : last.values()) {
      if (change instanceof Change.Upsert upsert) {
        upserts.add(upsert);
      } else if (change instanceof Change.Delete delete) {
        deletes.add(delete);
      }
    }
    return new Reduction(upserts, deletes, superseded);
  }
}
