package fr.questeur.enrich.parse.common;

import java.util.ArrayList;
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
    List<String> analyses = new ArrayList<>(2);
    for (String between : BETWEEN_ANALYSES.split(printed)) {
      String analysis = LAST_STOP.matcher(between.strip()).replaceFirst("").strip();
      if (!analysis.isEmpty()) {
        analyses.add(analysis);
      }
    }
    return analyses;
  }
}
