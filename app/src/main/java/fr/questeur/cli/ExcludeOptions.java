package fr.questeur.cli;

import fr.questeur.ingest.Exclusions;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What of the watched folders is left out. */
final class ExcludeOptions {

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      split = "[,\n]",
      splitSynopsisLabel = ",",
      description = {
        "Leave out files and folders by name, entries of archives, too. Repeat, or separate by commas.",
        "*.pdf, drafts: in any folder. /drafts, 14/*/old: with a slash, the path below the watched folder. old/:",
        "folders only. * and ? stand for characters, [a-z] and [!a-z] for one of a set, ** for any folders; a",
        "backslash takes the next character as it is. Upper and lower case differ."
      })
  List<String> patterns = List.of();

  /**
   * All that is left out.
   *
   * @param ownFolders which Questeur writes to
   * @throws IllegalArgumentException if a pattern is none
   */
  Exclusions with(Path... ownFolders) {
    return Exclusions.of(
        patterns.stream().map(String::strip).filter(pattern -> !pattern.isEmpty()).toList(), List.of(ownFolders));
  }
}
