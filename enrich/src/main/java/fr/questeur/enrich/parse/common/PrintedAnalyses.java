package fr.questeur.enrich.parse.common;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Analyses as pages join them: {@code diplomatie en ligne. développement.} */
public final class PrintedAnalyses {

  /** None of the 20,000 analyses of the Assemblée's index holds a full stop before a space. */
  private static final Pattern BETWEEN_ANALYSES = Pattern.compile("[.;] ");

  private static final Pattern LAST_STOP = Pattern.compile("[.;]$");

  private PrintedAnalyses() {}

  /** Each by itself; empty for null. */
  public static List<String> of(String printed) {
    if (printed == null) {
      return List.of();
    }
    return Arrays.stream(BETWEEN_ANALYSES.split(printed))
        .map(analysis -> LAST_STOP.matcher(analysis.strip()).replaceFirst("").strip())
        .filter(analysis -> !analysis.isEmpty())
        .toList();
  }
}
