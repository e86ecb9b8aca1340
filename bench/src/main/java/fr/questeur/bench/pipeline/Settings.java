package fr.questeur.bench.pipeline;

import fr.questeur.bench.generate.Layout;
import java.nio.file.Path;
import java.util.List;

/**
 * What to measure, and how.
 *
 * @param questeur the script that starts the product
 * @param work where corpora are kept for the next time; null for a temporary folder
 * @param json where to write the report; null for a name of its own
 * @param runs rounds, in each of which all is measured once
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
    List<Way> ways) {

  public Settings {
    only = List.copyOf(only);
    ways = List.copyOf(ways);
  }
}
