package fr.questeur.enrich.parse;

import fr.questeur.contract.Heading;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Rubrique, tête d'analyse and analyses; since 2017 the title, which stands for the analyses. */
final class Headings {

  /** None of the 20,000 analyses of the Assemblée's index holds a full stop before a space. */
  private static final Pattern BETWEEN_ANALYSES = Pattern.compile("[.;] ");

  private static final Pattern LAST_STOP = Pattern.compile("[.;]$");

  private Headings() {}

  static Heading read(Header header) {
    String head = header.value(HeaderLabel.ANALYSIS_HEAD);
    String title = header.value(HeaderLabel.TITLE);
    String rubric = header.value(HeaderLabel.RUBRIC);
    if (title != null) {
      return new Heading(rubric, null, List.of(title));
    }
    return new Heading(
        rubric,
        head == null || Vocabulary.saysNoAnalysisHead(head) ? null : head,
        analyses(header.value(HeaderLabel.ANALYSIS)));
  }

  private static List<String> analyses(String printed) {
    if (printed == null) {
      return List.of();
    }
    return Arrays.stream(BETWEEN_ANALYSES.split(printed))
        .map(analysis -> LAST_STOP.matcher(analysis.strip()).replaceFirst("").strip())
        .filter(analysis -> !analysis.isEmpty())
        .toList();
  }
}
