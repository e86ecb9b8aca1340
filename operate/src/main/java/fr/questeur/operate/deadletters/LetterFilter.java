package fr.questeur.operate.deadletters;

import fr.questeur.contract.DeadLetterReason;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
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
    PathMatcher matcher = path == null ? null : FileSystems.getDefault().getPathMatcher("glob:" + path);
    return letter ->
        (reasons.isEmpty() || reasons.contains(letter.what().reason()))
            && (stages.isEmpty() || stages.contains(letter.what().stage()))
            && (matcher == null || matches(matcher, letter.what().path()))
            && (since == null || !letter.at().isBefore(since))
            && (until == null || letter.at().isBefore(until));
  }

  private static boolean matches(PathMatcher matcher, String path) {
    try {
      return path != null && matcher.matches(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
