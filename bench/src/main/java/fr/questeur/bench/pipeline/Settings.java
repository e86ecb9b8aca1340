package fr.questeur.bench.pipeline;

import fr.questeur.bench.generate.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to measure, and how.
 *
 * @param questeur the script that starts the product
 * @param work where corpora are kept for the next time; null for a temporary folder
 * @param json where to write the report; null for a name of its own
 * @param runs rounds, in each of which all is measured once
 * @param perSecond documents of the trickle that latency is measured with
 * @param trickle how long it is
 * @param growth numbers of documents
 * @param known files in a folder that the ledger knows
 * @param instances of a stage, to see what it costs to have several
 * @param warmUp documents before those that are compared, times the most of these
 */
public record Settings(
    Path questeur,
    Path work,
    Path json,
    Layout layout,
    int documents,
    long seed,
    int runs,
    List<What> only,
    List<Way> ways,
    int perSecond,
    Duration trickle,
    List<Integer> growth,
    int known,
    List<Integer> instances,
    int warmUp) {

  public Settings {
    only = List.copyOf(only);
    ways = List.copyOf(ways);
    growth = List.copyOf(growth);
    instances = List.copyOf(instances);
  }
}
