package fr.questeur.operate.deadletters;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.operate.PathGlob;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which letters are meant. Null and the empty set ask for nothing.
 *
 * @param reasons one of these
 * @param stages one of these: ingest, enrich, sink
 * @param path a glob for the path of the file, {@code **} for any folders
 * @param since written then or later
 * @param until written before then
 */
public record LetterFilter(
    Set<DeadLetterReason> reasons, Set<String> stages, String path, Instant since, Instant until) {

  public static final LetterFilter ALL = new LetterFilter(Set.of(), Set.of(), null, null, null);

  public LetterFilter {
    reasons = Set.copyOf(reasons);
    stages = Set.copyOf(stages);
  }

  /**
   * The test.
   *
   * @throws IllegalArgumentException if the glob is none
   */
  public Predicate<Letter> test() {
    PathGlob paths = PathGlob.of(path);
    return letter ->
        (reasons.isEmpty() || reasons.contains(letter.what().reason()))
            && (stages.isEmpty() || stages.contains(letter.what().stage()))
            && paths.matches(letter.what().path())
            && (since == null || !letter.at().isBefore(since))
            && (until == null || letter.at().isBefore(until));
  }
}
