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
      description = {
        "Leave out files and folders of such names, entries of archives, too; repeat for more, or separate them by",
        "commas. *.pdf or drafts: in any folder; with a slash (/drafts, 14/*/old): the path below the watched folder;",
        "with one at the end (old/): folders only. * and ? stand for characters, [a-z] and [!a-z] for one of a set, **",
        "for any folders, \\\\ takes the next character as it is. Upper and lower case differ."
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
