package fr.questeur.enrich.parse.header;

import fr.questeur.contract.Heading;
import fr.questeur.enrich.parse.common.PrintedAnalyses;
import fr.questeur.enrich.parse.common.Vocabulary;

/** Rubrique, tête d'analyse and analyses; since 2017 a title in place of the last two. */
final class Headings {

  private Headings() {}

  static Heading read(Header header) {
    String head = header.value(HeaderLabel.ANALYSIS_HEAD);
    return new Heading(
        header.value(HeaderLabel.RUBRIC),
        head == null || Vocabulary.saysNoAnalysisHead(head) ? null : head,
        PrintedAnalyses.of(header.value(HeaderLabel.ANALYSIS)),
        header.value(HeaderLabel.TITLE));
  }
}
