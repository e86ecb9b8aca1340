package fr.questeur.cli;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.operate.deadletters.LetterFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterFilterOptions {

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only those of this reason, such as truncated; repeat for more.")
  List<String> reasons = List.of();

  @Option(names = "--stage", paramLabel = "STAGE", description = "Only those of ingest, enrich or sink.")
  List<String> stages = List.of();

  @Option(
      names = "--path",
      paramLabel = "GLOB",
      description = "Only those of such files: '**.html', 'inbox/2013/*'.")
  String path;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those written then or later: a day in Paris (2026-11-24) or an instant (2026-11-24T08:00:00Z).")
  String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only those written before then, in the same forms.")
  String until;

  /** Whether anything at all is asked for. */
  boolean isGiven() {
    return !reasons.isEmpty() || !stages.isEmpty() || path != null || since != null || until != null;
  }

  /**
   * What is asked for.
   *
   * @throws IllegalArgumentException if a reason, a stage or a time is none
   */
  LetterFilter filter() {
    for (String stage : stages) {
      if (!Set.of("ingest", "enrich", "sink").contains(stage)) {
        throw new IllegalArgumentException("--stage is ingest, enrich or sink, not " + stage);
      }
    }
    return new LetterFilter(
        reasons.stream()
            .map(code -> CodedOption.parse("--reason", DeadLetterReason.values(), code))
            .collect(Collectors.toSet()),
        new HashSet<>(stages), path, time("--since", since), time("--until", until));
  }

  static Instant time(String option, String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(JournalOfficiel.ZONE).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s is a day (2026-11-24) or an instant (2026-11-24T08:00:00Z), not %s".formatted(option, text), e);
    }
  }
}
